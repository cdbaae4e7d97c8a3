/** Health by part, metrics, and the documents that are made from the code (page 8, Hooks, health). */
import { bounded } from '../health';
import type { PartHealth } from '../health';
import { openApiDocument } from '../openapi';
import { route } from '../route';
import type { Route } from '../route';
import { z } from '../schemas/zod';

const part = z.object({ ok: z.boolean(), detail: z.string().optional() });
const readiness = z.object({
  ready: z.boolean(),
  parts: z.object({ register: part, temporal: part, worker: part }),
});

/** @param allRoutes every route of the application, these included */
export function serviceRoutes(allRoutes: () => readonly Route[]): Route[] {
  let document: object | null = null;
  return [
    route({
      method: 'get',
      path: '/health/live',
      id: 'live',
      summary: 'Does this process answer?',
      tag: 'Service',
      who: 'anyone',
      answers: { 200: { description: 'It does', schema: z.object({ live: z.literal(true) }) } },
      handle: () => Promise.resolve({ status: 200, json: { live: true } }),
    }),
    route({
      method: 'get',
      path: '/health/ready',
      id: 'ready',
      summary: 'Are the register, Temporal and a polling worker there?',
      tag: 'Service',
      who: 'anyone',
      answers: {
        200: { description: 'All are', schema: readiness },
        503: { description: 'At least one is away; each is named', schema: readiness },
      },
      async handle(_asked, { health }) {
        const [register, temporal, worker] = await Promise.all([
          bounded(() => health.register()),
          bounded(() => health.temporal()),
          bounded(() => health.worker()),
        ]);
        const parts: Record<string, PartHealth> = { register, temporal, worker };
        const ready = Object.values(parts).every(({ ok }) => ok);
        return { status: ready ? 200 : 503, json: { ready, parts } };
      },
    }),
    route({
      method: 'get',
      path: '/metrics',
      id: 'metrics',
      summary: 'Figures for Prometheus',
      tag: 'Service',
      who: 'anyone',
      answers: { 200: { description: 'Prometheus text', schema: z.string(), type: 'text/plain' } },
      async handle(_asked, { metrics: { registry } }) {
        return { status: 200, content: { type: registry.contentType, body: await registry.metrics() } };
      },
    }),
    route({
      method: 'get',
      path: '/openapi.json',
      id: 'openapi',
      summary: 'This document',
      tag: 'Service',
      who: 'anyone',
      answers: { 200: { description: 'OpenAPI 3.1', schema: z.record(z.string(), z.unknown()) } },
      handle(_asked, { version }) {
        document ??= openApiDocument(allRoutes(), version);
        return Promise.resolve({ status: 200, json: document });
      },
    }),
  ];
}
