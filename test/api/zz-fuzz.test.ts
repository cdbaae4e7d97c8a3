jest.mock('../../api/schemas/storable', () => ({ unstorable: () => [] }));
/** Every route, fuzzed from its own schema by every kind of caller: whatever comes, no answer is a 5xx. */
import fc from 'fast-check';
import { createRoutes } from '../../api/routes';
import { PUBLIC_COMMANDS, rolesOf } from '../../domain/lifecycle/table';
import type { Role } from '../../domain/vocabulary';
import { inConfirmation, lodged, withDepartment } from './actors';
import { fresh, openApi } from './open-api';
import type { TestApi } from './open-api';
import { fromSchema, JUNK } from './from-schema';
import type { JsonSchema } from './from-schema';

type Operation = {
  parameters?: { name: string; in: string; required?: boolean; schema: JsonSchema }[];
  requestBody?: { content: Record<string, { schema: JsonSchema }> };
};
type Document = {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, JsonSchema> };
};

const RUNS = Number(process.env['FUZZ_RUNS'] ?? 60);

let api: TestApi;
let document: Document;
let keys: string[];
/** One key of each role that has one here. */
const keyByRole = new Map<Role, string>();
const known: Record<string, unknown[]> = {};
const resolve = (ref: string): JsonSchema => document.components.schemas[ref.split('/').at(-1) ?? ''] ?? {};

beforeAll(async () => {
  api = await openApi();
  const { json } = await api.ask('/openapi.json');
  document = json as unknown as Document;
  keyByRole.set('channel', await api.key({ channel: 'web' }));
  for (const role of ['administrator', 'tele-caller', 'analyst', 'cell-officer'] as const)
    keyByRole.set(role, await api.keyOf(role));
  keyByRole.set('nodal-officer', await api.keyOf('nodal-officer', 'health'));
  keyByRole.set('officer', await api.keyOf('officer', 'health-murshidabad'));
  keyByRole.set('validator', await api.keyOf('validator', 'field-validation-murshidabad'));
  keys = [...keyByRole.values(), await api.key({ channel: 'partner' })];
  const references = [await lodged(api), await withDepartment(api), await inConfirmation(api)];
  Object.assign(known, {
    reference: references,
    into: references,
    id: [
      ...(await api.db('calls').pluck('id')),
      ...(await api.db('visits').pluck('id')),
      ...(await api.db('commands').pluck('id')),
    ],
    office: ['health', 'health-murshidabad', 'cell'],
    post: ['health-nodal', 'health-hod'],
    category: ['asha_staff', 'ambulance'],
    department: ['health', 'agri'],
    suggestedDepartment: ['agri'],
    district: ['murshidabad', 'bankura'],
    channel: ['web', 'partner'],
    mobile: ['9812345601', '5601'],
    verifiedBy: ['otp'],
    at: ['50%', 'start+PT2H', 'limit+P1D', '2026-11-24T11:00:00+05:30'],
    every: ['PT6H', 'P7D'],
    from: ['21:00'],
    to: ['09:00'],
    calendar: ['office'],
    mon: [[['10:00', '18:00']]],
    cursor: ['bm9uc2Vuc2U'],
    q: references,
    limit: ['1', '100', { minutes: 60, counted: 'wall' }, { days: 7, counted: 'calendar' }],
  });
});
afterAll(() => api.close());

/** Mostly those who may, for the others go no deeper than 403. */
function callersOf(roles: readonly Role[]): fc.Arbitrary<string> {
  const may = roles.flatMap((role) => keyByRole.get(role) ?? []);
  const anybody = fc.constantFrom(...keys);
  if (may.length === 0) return anybody;
  return fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...may) }, { weight: 1, arbitrary: anybody });
}

async function neverFaults(
  method: string,
  path: string,
  request: { query: string; body: unknown; key: string | null },
) {
  const { query, body, key } = request;
  const answer = await api.ask(`${path}${query === '' ? '' : `?${query}`}`, {
    method,
    key,
    ...(method === 'POST' ? { json: body } : {}),
    headers: fresh(),
  });
  if (answer.status >= 500) {
    const line = api.log.filter((text) => text.includes('"error"')).at(-1);
    throw new Error(`${answer.status} for ${method} ${path}?${query} ${JSON.stringify(body)}: ${line}`);
  }
  return answer;
}

/** A value in an address: what cannot be written there is percent-encoded as bytes. */
function inAddress(value: unknown): string {
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd')).slice(0, 3_000) || '%20';
}

const withBody = createRoutes().filter(
  ({ path, takes, tag }) => takes !== 'file' && tag !== 'Service' && path !== '/v1/track/{reference}',
);

test.each(withBody.map((route) => [`${route.method.toUpperCase()} ${route.path}`, route] as const))(
  '%s',
  async (_name, { method, path, who }) => {
    const operation = document.paths[path]?.[method] ?? {};
    const parameters = operation.parameters ?? [];
    const body = operation.requestBody?.content['application/json']?.schema;
    const requests = fc.record({
      params: fc.record(
        Object.fromEntries(
          parameters.map(({ name, schema }) => [
            name,
            fc.option(fromSchema(schema, resolve, known, name), { nil: undefined, freq: 2 }),
          ]),
        ),
      ),
      body: body === undefined ? fc.constant({}) : fromSchema(body, resolve, known),
      key: callersOf(typeof who === 'string' ? [] : who),
    });
    await fc.assert(
      fc.asyncProperty(requests, async ({ params, body: sent, key }) => {
        const values: Record<string, unknown> = params;
        const address = path.replace(/\{(\w+)\}/g, (_all, name: string) =>
          inAddress(values[name] ?? known[name]?.[0]),
        );
        const query = parameters
          .filter((parameter) => parameter.in === 'query' && values[parameter.name] !== undefined)
          .map(({ name }) => `${name}=${inAddress(values[name])}`)
          .join('&');
        await neverFaults(method.toUpperCase(), address, { query, body: sent, key });
      }),
      { numRuns: RUNS },
    );
  },
);

test.each(PUBLIC_COMMANDS)('the command %s on cases in three stages', async (command) => {
  const schema = document.components.schemas[`Command_${command}`] ?? {};
  const requests = fc.record({
    body: fromSchema(schema, resolve, known),
    reference: fc.constantFrom(...(known['reference'] as string[])),
    key: callersOf(rolesOf(command)),
  });
  await fc.assert(
    fc.asyncProperty(requests, async ({ body, reference, key }) => {
      await neverFaults('POST', `/v1/grievances/${reference}/commands`, { query: '', body, key });
    }),
    { numRuns: Math.max(10, RUNS / 4) },
  );
});

test('bodies of any shape at all', async () => {
  await fc.assert(
    fc.asyncProperty(
      JUNK,
      fc.constantFrom(...withBody.filter(({ takes }) => takes === 'json')),
      async (body, { path }) => {
        const address = path.replace(/\{(\w+)\}/g, (_all, name: string) => String(known[name]?.[0]));
        for (const key of [keys[0] ?? '', keys[2] ?? '', keys[3] ?? ''])
          await neverFaults('POST', address, { query: '', body, key });
      },
    ),
    { numRuns: RUNS },
  );
});
