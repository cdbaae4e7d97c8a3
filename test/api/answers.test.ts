/** What is answered is what the OpenAPI document says. */
import { commandAnswer, grievance, ledgerEntry, message, summary, visit } from '../../api/schemas/views';
import type { z } from '../../api/schemas/zod';
import { inConfirmation, lodged, send } from './actors';
import { openApi } from './open-api';
import type { TestApi } from './open-api';

let api: TestApi;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

/** Nothing missing, nothing of another type, nothing undocumented. */
function fits(schema: z.ZodObject, value: unknown): void {
  const result = schema.strict().safeParse(value);
  expect(result.error?.issues ?? []).toEqual([]);
}

test('grievances, ledger entries, messages, visits and commands', async () => {
  const reference = await inConfirmation(api);
  await lodged(api, { place: { district: 'Atlantis' } });
  for (const role of ['cell-officer', 'administrator', 'analyst'] as const) {
    const key = await api.keyOf(role);
    fits(grievance, (await api.ask(`/v1/grievances/${reference}`, { key })).json);
    const lists: [string, z.ZodObject][] = [
      ['/v1/grievances', summary],
      ['/v1/inbox', summary],
      [`/v1/grievances/${reference}/movements`, ledgerEntry],
      [`/v1/grievances/${reference}/messages`, message],
      ['/v1/visits', visit],
    ];
    for (const [path, shape] of lists)
      for (const item of (await api.ask(path, { key })).items) fits(shape, item);
  }
  const noted = await send(api, await api.keyOf('analyst'), reference, 'note', {
    text: 'x',
    audience: 'officers',
  });
  fits(commandAnswer, noted.json);
});
