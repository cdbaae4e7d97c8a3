/** The browsable page under /docs: Swagger UI from its package, started by a file of ours, nothing inline. */
import express from 'express';
import type { Express } from 'express';
import { absolutePath } from 'swagger-ui-dist';
import { describeRequest } from './request-log';

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Sorasori Mukhyomontri: API</title>
<link rel="icon" href="/docs/assets/favicon-32x32.png">
<link rel="stylesheet" href="/docs/assets/swagger-ui.css">
</head>
<body>
<div id="swagger-ui"></div>
<script src="/docs/assets/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
`;

const START = `window.addEventListener('load', function () {
  window.ui = SwaggerUIBundle({
    url: '/openapi.json',
    dom_id: '#swagger-ui',
    deepLinking: true,
    presets: [SwaggerUIBundle.presets.apis],
    validatorUrl: null,
  });
});
`;

const SERVED = ['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png'];

export function mountDocs(app: Express): void {
  app.get(['/docs', '/docs/'], (_req, res) => {
    describeRequest(res, { route: '/docs' });
    res.type('html').end(PAGE);
  });
  app.get('/docs/start.js', (_req, res) => {
    describeRequest(res, { route: '/docs' });
    res.type('text/javascript').end(START);
  });
  const files = express.static(absolutePath(), { index: false, cacheControl: false });
  app.use('/docs/assets', (req, res, next) => {
    describeRequest(res, { route: '/docs' });
    if (SERVED.includes(req.path.slice(1))) files(req, res, next);
    else next();
  });
}
