/** Headers for every answer (OWASP ASVS 5.0, V3.4). The API serves data, the page under /docs its own scripts only. */
import type { RequestHandler } from 'express';

const API_POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
/** Swagger UI writes styles from its script; scripts come from files of ours alone. */
const DOCS_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; " +
  "frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

export const securityHeaders: RequestHandler = (req, res, next) => {
  const docs = req.path === '/docs' || req.path.startsWith('/docs/');
  res.setHeader('Content-Security-Policy', docs ? DOCS_POLICY : API_POLICY);
  res.setHeader('X-Content-Type-Options', 'nosniff');
  res.setHeader('X-Frame-Options', 'DENY');
  res.setHeader('Referrer-Policy', 'no-referrer');
  res.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
  res.setHeader('Strict-Transport-Security', 'max-age=31536000; includeSubDomains');
  res.setHeader('Cache-Control', docs ? 'no-cache' : 'no-store');
  next();
};
