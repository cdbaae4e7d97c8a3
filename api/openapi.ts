/** The OpenAPI 3.1 document, made from the schemas that validate. */
import { OpenAPIRegistry, OpenApiGeneratorV31 } from '@asteasolutions/zod-to-openapi';
import { PROBLEMS } from './problem';
import type { Route } from './route';
import { z } from './schemas/zod';

const problem = z
  .object({
    type: z.string().openapi({ example: '/problems/refused' }),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    code: z.string().optional().openapi({ example: 'not-holder' }),
    errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
    traceId: z.string(),
  })
  .openapi('Problem');

const idempotencyKey = (required: boolean) =>
  z.object({
    'Idempotency-Key': (required ? z.string() : z.string().optional()).openapi({
      description: 'The same key and body again get the first answer again; kept 7 days',
    }),
  });

export function openApiDocument(routes: readonly Route[], version: string): object {
  const registry = new OpenAPIRegistry();
  registry.registerComponent('securitySchemes', 'key', { type: 'http', scheme: 'bearer' });
  for (const route of routes) registry.registerPath(pathOf(route));
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: {
      title: 'Sorasori Mukhyomontri',
      version,
      description:
        'Grievance redressal for a State. Errors are problem+json (RFC 9457); lists answer items and nextCursor; ' +
        'instants are RFC 3339; codes and slugs are accepted in any case.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
  });
}

type PathOf = Parameters<OpenAPIRegistry['registerPath']>[0];

function pathOf(route: Route): PathOf {
  const { method, path, id, summary, tag, who, idempotency, takes, params, query, body } = route;
  const media = takes === 'file' ? 'multipart/form-data' : 'application/json';
  const callers = who === 'anyone' ? '' : who === 'any-key' ? 'For any key.' : `For: ${who.join(', ')}.`;
  return {
    method,
    path,
    operationId: id,
    summary,
    ...(callers === '' ? {} : { description: callers }),
    tags: [tag],
    security: who === 'anyone' ? [] : [{ key: [] }],
    request: {
      params,
      query,
      ...(idempotency === undefined ? {} : { headers: idempotencyKey(idempotency === 'required') }),
      ...(body === null
        ? {}
        : { body: { required: takes === 'json', content: { [media]: { schema: body } } } }),
    },
    responses: {
      ...Object.fromEntries(
        Object.entries(route.answers).map(([status, { description, schema, type }]) => [
          status,
          {
            description,
            ...(schema === undefined ? {} : { content: { [type ?? 'application/json']: { schema } } }),
          },
        ]),
      ),
      ...problemsOf(route),
    },
  };
}

function problemsOf(route: Route): PathOf['responses'] {
  const statuses = new Set<number>([422, 503]);
  if (route.who !== 'anyone') for (const status of [401, 403, 429]) statuses.add(status);
  if (route.path.includes('{')) statuses.add(404);
  if (route.takes !== undefined) for (const status of [400, 413, 415]) statuses.add(status);
  if (route.idempotency !== undefined) statuses.add(409);
  const titles = (status: number): string =>
    Object.values(PROBLEMS)
      .filter((known) => known.status === status)
      .map(({ title }) => title)
      .join('; ');
  return Object.fromEntries(
    [...statuses]
      .filter((status) => route.answers[status] === undefined)
      .map((status) => [
        status,
        { description: titles(status), content: { 'application/problem+json': { schema: problem } } },
      ]),
  );
}
