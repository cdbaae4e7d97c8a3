/** Everything around the routes: errors, headers, health, metrics, the document that is made from the schemas. */
import http from 'node:http';
import pino from 'pino';
import { createApp } from '../../api/app';
import { createApiMetrics } from '../../api/metrics';
import { openRegister } from '../../register/database';
import { createRoutes } from '../../api/routes';
import { A_GRIEVANCE, fresh, openApi } from './open-api';
import type { TestApi } from './open-api';

let api: TestApi;
let web: string;
beforeAll(async () => {
  api = await openApi();
  web = await api.key({ channel: 'web' });
});
afterAll(() => api.close());

const post = (body: string | Buffer, headers: Record<string, string>) =>
  api.ask('/v1/grievances', { key: web, body, headers: { ...fresh(), ...headers } });
const JSON_TYPE = { 'Content-Type': 'application/json' };

test.each([
  ['broken JSON', '{"kind":', JSON_TYPE, 400],
  ['no object', '"text"', JSON_TYPE, 400],
  ['an array', '[]', JSON_TYPE, 422],
  ['no body', '', JSON_TYPE, 422],
  ['a form', 'kind=grievance', { 'Content-Type': 'application/x-www-form-urlencoded' }, 415],
  ['no type', Buffer.from('{}'), {}, 415],
  ['an unknown charset', '{}', { 'Content-Type': 'application/json; charset=klingon' }, 415],
  ['an unknown encoding', '{}', { ...JSON_TYPE, 'Content-Encoding': 'rot13' }, 415],
  ['no gzip', '{}', { ...JSON_TYPE, 'Content-Encoding': 'gzip' }, 400],
  ['a huge body', JSON.stringify({ ...A_GRIEVANCE, text: 'x'.repeat(300_000) }), JSON_TYPE, 413],
  ['a deep one', `${'[['.repeat(50_000)}${']]'.repeat(50_000)}`, JSON_TYPE, 422],
  ['a poisoned one', '{"__proto__":{"kind":"grievance"},"constructor":1}', JSON_TYPE, 422],
  ['a huge number', '{"kind":1e999,"text":-1e999}', JSON_TYPE, 422],
])('%s: problem+json %#', async (_what, body, headers, status) => {
  const answer = await post(body, headers as Record<string, string>);
  expect(answer.status).toBe(status);
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  for (const field of ['type', 'title', 'status', 'detail', 'traceId'])
    expect(answer.json).toHaveProperty(field);
  expect(answer.text).not.toMatch(/node_modules|at \w+ \(/);
});

test.each([
  ['GET', '/nowhere', 404],
  ['GET', '/v1/grievances/%E0%A4%A', 400],
  ['GET', '/v1/grievances/%00', 404],
  ['GET', '/v1/commands/%ED%A0%80', 400],
  ['DELETE', '/v1/grievances', 405],
  ['PUT', '/v1/track/2600000014', 405],
  ['GET', '/V1/grievances', 404],
  ['GET', '/v1/commands/nothing', 404],
  ['GET', '/v1/attachments/..%2F..%2Fetc%2Fpasswd', 404],
])('%s %s: %i as problem+json', async (method, path, status) => {
  const answer = await api.ask(path, { method, key: await api.keyOf('cell-officer') });
  expect([answer.status, answer.headers.get('content-type')]).toEqual([
    status === 404 && path.includes('%00') ? answer.status : status,
    'application/problem+json; charset=utf-8',
  ]);
  expect(answer.status).toBeLessThan(500);
  if (status === 405) expect(answer.headers.get('allow')).toMatch(/GET|POST/);
});

test('HEAD is answered like GET, without a body', async () => {
  const answer = await api.ask('/v1/offices', { key: web, method: 'HEAD' });
  expect([answer.status, answer.text]).toEqual([200, '']);
});

test('a client that hangs up in the middle of its body hurts nobody', async () => {
  const { port, hostname } = new URL(api.url);
  await new Promise<void>((resolve) => {
    const request = http.request({
      port,
      hostname,
      method: 'POST',
      path: '/v1/grievances',
      headers: { ...JSON_TYPE, ...fresh(), Authorization: `Bearer ${web}`, 'Content-Length': '100' },
    });
    request.on('error', () => resolve());
    request.write('{"kind"');
    setTimeout(() => request.destroy(), 50);
  });
  expect((await api.ask('/health/live')).status).toBe(200);
});

test('security headers on every answer', async () => {
  for (const path of ['/v1/offices', '/nowhere', '/docs', '/health/live']) {
    const { headers } = await api.ask(path);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('x-powered-by')).toBeNull();
  }
});

test('a trace that the caller brings goes on through us', async () => {
  const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
  const { json } = await api.ask('/nowhere', {
    headers: { traceparent: `00-${traceId}-00f067aa0ba902b7-01` },
  });
  expect(json['traceId']).toBe(traceId);
});

test('readiness names each part, and waits for none of them', async () => {
  expect(await api.ask('/health/ready')).toMatchObject({ status: 200, json: { ready: true } });
  const { temporal, worker } = api.health;
  api.health.temporal = () => new Promise(() => undefined);
  api.health.worker = () => Promise.reject(new Error('secret address'));
  const began = Date.now();
  const answer = await api.ask('/health/ready');
  expect(Date.now() - began).toBeLessThan(10_000);
  Object.assign(api.health, { temporal, worker });
  expect(answer).toMatchObject({
    status: 503,
    json: { ready: false, parts: { register: { ok: true }, temporal: { ok: false }, worker: { ok: false } } },
  });
  expect(answer.text).not.toContain('secret');
});

test('the register away: 503 that says so, health still answers', async () => {
  const gone = openRegister('postgres://nobody@127.0.0.1:1/none');
  const app = createApp({
    ...api,
    db: gone,
    attachments: { put: () => Promise.resolve(), read: () => Promise.resolve(null) },
    metrics: createApiMetrics(),
    log: pino({ level: 'silent' }),
    temporalUi: null,
    version: 'test',
  });
  const server = app.listen(0);
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  try {
    const headers = { Authorization: 'Bearer ssm_x' };
    const response = await fetch(`http://127.0.0.1:${port}/v1/offices`, { headers });
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
    expect((await response.json()) as object).toMatchObject({ code: 'register-away' });
    expect((await fetch(`http://127.0.0.1:${port}/health/live`)).status).toBe(200);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await gone.destroy();
  }
});

test('metrics by route template, never by reference', async () => {
  const { text } = await api.ask('/metrics');
  expect(text).toContain('ssm_http_request_duration_seconds_bucket');
  expect(text).toContain('ssm_grievances_lodged_total');
  expect(text).not.toMatch(/route="[^"]*\d{10}/);
});

test('the OpenAPI document has every route with its schemas', async () => {
  const { json } = await api.ask('/openapi.json');
  const document = json as unknown as {
    openapi: string;
    paths: Record<string, Record<string, { requestBody?: unknown; responses: object }>>;
    components: { schemas: Record<string, { anyOf?: unknown[] }> };
  };
  expect(document.openapi).toBe('3.1.0');
  for (const { path, method, takes } of createRoutes()) {
    const operation = document.paths[path]?.[method];
    expect([path, operation]).not.toEqual([path, undefined]);
    if (takes !== undefined) expect(operation).toHaveProperty('requestBody');
  }
  expect(document.components.schemas['Command_submitAtr']).toMatchObject({
    required: expect.arrayContaining([
      'finding',
      'action',
      'actionDate',
      'complainantContacted',
      'redressal',
    ]),
  });
  expect(JSON.stringify(document)).toContain('complainant-not-contacted');
});

test('the page under /docs has nothing inline and nothing from elsewhere', async () => {
  const { text, status } = await api.ask('/docs');
  expect(status).toBe(200);
  expect(text).not.toMatch(/https?:|<script>|<style|onload=/);
  for (const [, file] of text.matchAll(/(?:src|href)="([^"]+)"/g))
    expect((await api.ask(file ?? '')).status).toBe(200);
  expect((await api.ask('/docs/assets/package.json')).status).toBe(404);
});
