/** What must never be stored is refused by the register itself, whoever writes it. */
import type { Knex } from 'knex';
import { openRegister } from '../../register/database';
import { cloneDatabase } from './template-database';
import type { TestDatabase } from './template-database';

let database: TestDatabase;
let db: Knex;
type Row = Record<string, unknown>;

const AT = '2026-11-22T10:00:00+05:30';
const LATER = '2026-11-23T10:00:00+05:30';

const grievance = (change: Row = {}): Row => ({
  reference: '2600000001',
  kind: 'grievance',
  channel: 'web',
  stage: 'with-department',
  cycle: 1,
  outcome: null,
  tier: 'individual',
  emergency: false,
  suspected: false,
  holder_office: 'health',
  lodged_at: AT,
  due_at: LATER,
  sort_due: LATER,
  ended_at: null,
  escalation_level: 0,
  seq: 1,
  last_hash: 'x',
  policy_version: 1,
  office_calendar_version: 1,
  call_calendar_version: 1,
  state: '{}',
  ...change,
});
const ended = (change: Row = {}): Row =>
  grievance({
    stage: 'ended',
    outcome: 'redressed',
    ended_at: LATER,
    holder_office: null,
    due_at: null,
    ...change,
  });
const office = (change: Row): Row => ({
  id: 'new',
  name: 'New',
  kind: 'sub-office',
  parent: 'health',
  ...change,
});
const posting = (change: Row): Row => ({
  id: 'new',
  post: 'health-hod',
  officer: 'officer-00002',
  from_at: AT,
  ...change,
});
const command = (change: Row): Row => ({
  id: 'new',
  reference: '2600000009',
  command: 'note',
  actor: '{}',
  accepted_at: AT,
  body: '{}',
  ...change,
});
const call = (change: Row): Row => ({
  id: 'new',
  kind: 'feedback',
  reference: '2600000009',
  opened_at: AT,
  not_before: AT,
  ...change,
});
const visit = (change: Row): Row => ({
  id: 'new',
  reference: '2600000009',
  office: 'field-validation',
  opened_at: AT,
  due_at: LATER,
  ...change,
});
const entry = (change: Row): Row => ({
  reference: '2600000009',
  seq: 2,
  at: AT,
  kind: 'command',
  name: 'note',
  to_stage: 'screening',
  cycle: 1,
  events: '[]',
  digest: 'x',
  previous_hash: 'x',
  hash: 'x',
  ...change,
});
const message = (change: Row): Row => ({
  key: 'new',
  event: 'lodged',
  audience: 'complainant',
  channel: 'sms',
  language: 'bn',
  text: 'x',
  at: AT,
  not_before: AT,
  ...change,
});

beforeAll(async () => {
  database = await cloneDatabase();
  db = openRegister(database.url);
  await db('api_keys').insert({ id: 'k', hash: 'k', channel: 'partner' });
  await db('grievances').insert(
    grievance({ reference: '2600000009', key_id: 'k', partner_reference: 'known' }),
  );
  await db('ledger').insert(entry({ seq: 1, command_id: 'known' }));
  await db('outbox').insert(message({ key: 'known' }));
  await db('calls').insert(call({ id: 'known', kind: 'callback', reference: null, number: '+919000000001' }));
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

/** In a transaction that is always undone, so that rows do not meet each other. */
async function store(table: string, row: Row): Promise<'stored' | 'refused'> {
  const tx = await db.transaction();
  try {
    await tx(table).insert(row);
    return 'stored';
  } catch (error) {
    // Class 23: integrity constraint violation; anything else is a mistake of the test.
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('23')) return 'refused';
    throw error;
  } finally {
    await tx.rollback();
  }
}

test.each<[what: string, table: string, right: Row, wrong: Row]>([
  ['a reference of other than ten digits', 'grievances', grievance(), grievance({ reference: '26-1' })],
  ['an end without an outcome', 'grievances', ended(), ended({ outcome: null })],
  ['an outcome before the end', 'grievances', grievance(), grievance({ outcome: 'redressed' })],
  ['an end without its instant', 'grievances', ended(), ended({ ended_at: null })],
  ['an open case that nobody holds', 'grievances', grievance(), grievance({ holder_office: null })],
  ['an ended case that somebody holds', 'grievances', ended(), ended({ holder_office: 'health' })],
  ['an ended case that is still due', 'grievances', ended(), ended({ due_at: LATER })],
  ['a holder that does not exist', 'grievances', grievance(), grievance({ holder_office: 'moon' })],
  ['a holding post that does not exist', 'grievances', grievance(), grievance({ holder_post: 'moon' })],
  ['a stage of no list', 'grievances', grievance(), grievance({ stage: 'lost' })],
  ['a tier of no list (an emergency is a flag)', 'grievances', grievance(), grievance({ tier: 'emergency' })],
  ['a cycle before the first', 'grievances', grievance(), grievance({ cycle: 0 })],
  ['a merged case without the other one', 'grievances', ended(), ended({ outcome: 'merged' })],
  [
    'a case merged into itself',
    'grievances',
    ended({ outcome: 'merged', merged_into: '2600000009' }),
    ended({ outcome: 'merged', merged_into: '2600000001' }),
  ],
  [
    'a grievance that ends as an enquiry',
    'grievances',
    ended({ kind: 'enquiry', outcome: 'answered' }),
    ended({ outcome: 'answered' }),
  ],
  [
    'a grievance that ends as a suggestion',
    'grievances',
    ended({ kind: 'suggestion', outcome: 'noted' }),
    ended({ outcome: 'noted' }),
  ],
  [
    'an emergency that is only suspected',
    'grievances',
    grievance({ emergency: true }),
    grievance({ emergency: true, suspected: true }),
  ],
  ['an escalation above the highest', 'grievances', grievance(), grievance({ escalation_level: 5 })],
  [
    'a partner’s reference twice from one key',
    'grievances',
    grievance({ key_id: 'k', partner_reference: 'another' }),
    grievance({ key_id: 'k', partner_reference: 'known' }),
  ],
  ['two holders of one post', 'postings', posting({ acting: true, until_at: LATER }), posting({})],
  [
    'a posting backwards in time',
    'postings',
    posting({ from_at: AT, until_at: LATER }),
    posting({ from_at: LATER, until_at: AT }),
  ],
  [
    'a posting of nobody',
    'postings',
    posting({ until_at: LATER }),
    posting({ officer: 'x', until_at: LATER }),
  ],
  ['an office of no kind', 'offices', office({}), office({ kind: 'shop' })],
  ['an office above itself', 'offices', office({}), office({ parent: 'new' })],
  ['an office under none that exists', 'offices', office({}), office({ parent: 'moon' })],
  ['an office in no district', 'offices', office({ district: 'nadia' }), office({ district: 'Nadia' })],
  [
    'a post of no role',
    'posts',
    { id: 'new', office: 'health', role: 'officer', rank: '', title: '' },
    { id: 'new', office: 'health', role: 'king', rank: '', title: '' },
  ],
  [
    'an emergency limit outside 2–24 h',
    'categories',
    { code: 'new', name: '', department: 'law', tier: 'policy', chain: 'GEN', emergency_hours: 2 },
    { code: 'new', name: '', department: 'law', tier: 'policy', chain: 'GEN', emergency_hours: 1 },
  ],
  [
    'a key of a channel and a post at once',
    'api_keys',
    { id: 'new', hash: 'new', channel: 'web' },
    { id: 'new', hash: 'new', channel: 'web', post: 'health-hod' },
  ],
  ['a key of nobody', 'api_keys', { id: 'new', hash: 'new', channel: 'web' }, { id: 'new', hash: 'new' }],
  ['a refusal without a code', 'commands', command({}), command({ status: 'refused' })],
  [
    'a command applied without its entry',
    'commands',
    command({ status: 'applied', recorded_seq: 2 }),
    command({ status: 'applied' }),
  ],
  ['a command of no case', 'commands', command({}), command({ reference: '2600000000' })],
  ['a ledger number twice', 'ledger', entry({}), entry({ seq: 1 })],
  ['one command recorded twice', 'ledger', entry({ command_id: 'new' }), entry({ command_id: 'known' })],
  ['a message sent twice', 'outbox', message({}), message({ key: 'known' })],
  [
    'two open callbacks to one number',
    'calls',
    call({ kind: 'callback', reference: null, number: '+919000000002' }),
    call({ kind: 'callback', reference: null, number: '+919000000001' }),
  ],
  ['a feedback call about no case', 'calls', call({}), call({ reference: null })],
  [
    'a claimed call without an agent',
    'calls',
    call({ state: 'claimed', claimed_by: 'tele-caller-1', lease_until: LATER }),
    call({ state: 'claimed', lease_until: LATER }),
  ],
  [
    'a visit done without a finding',
    'visits',
    visit({ state: 'done', verdict: 'partly' }),
    visit({ state: 'done' }),
  ],
  [
    'a second version of the same number',
    'policies',
    { version: 2, body: '{}', published_at: AT },
    { version: 1, body: '{}', published_at: AT },
  ],
])('%s', async (_what, table, right, wrong) => {
  // The right row differs in that one point, so that the refusal is of the wrong state and not of the row.
  expect([await store(table, right), await store(table, wrong)]).toEqual(['stored', 'refused']);
});
