import type { Knex } from 'knex';
import type { Actor } from '../../domain/lifecycle/commands';
import type { LedgerEntry, LodgedFacts } from '../../domain/lifecycle/events';
import { lodged } from '../../domain/lifecycle/evolve';
import { project } from '../../domain/lifecycle/projection';
import type { Rules } from '../../domain/policy';
import { makeReference, yearOf } from '../../domain/reference';
import type { Instant } from '../../domain/time';
import type { Language } from '../../domain/vocabulary';
import { sqlTime } from '../database';
import type { Directory } from '../directory/directory';
import { chainEntries } from '../ledger/append-entries';
import { CHAIN_START } from '../ledger/chain';
import { messageRows } from '../steps/messages';
import { projectionRow } from './projection-row';
import { writeLodgedRows } from './write-lodged';

export type LodgeContent = {
  text: string;
  language: string;
  name: string | null;
  mobile: string | null;
  email: string | null;
  address: string | null;
  complainantLanguage: Language;
  block: string | null;
  /** Place, category and department as the caller said them where the directory does not know them. */
  said: Record<string, unknown>;
  receivedAt: Instant;
};

export type LodgeRecord = {
  facts: Omit<LodgedFacts, 'reference'>;
  content: LodgeContent;
  keyId: string | null;
  actor: Actor;
  channelOfKey: string | null;
  officer: string | null;
  /** Office of the post that lodged it: it goes on seeing the case. */
  lodgedBy: { office: string | null };
  partnerReference: string | null;
  rules: Rules;
};

/** A partner sent a reference of its own that it has sent before (page 8). */
export class PartnerReferenceKnown extends Error {
  override readonly name = 'PartnerReferenceKnown';
  constructor(readonly reference: string | null) {
    super('This partnerReference is known already.');
  }
}

const UNIQUE_VIOLATION = '23505';

/**
 * Takes a grievance in: number, words, first ledger entry and acknowledgement in one transaction. From here on it
 * cannot be lost; the workflow is started at once, or by the dispatcher when an engine is away.
 *
 * @throws PartnerReferenceKnown
 */
export async function lodgeGrievance(
  db: Knex,
  directory: Directory,
  record: LodgeRecord,
  at: Instant,
  alsoIn: (trx: Knex.Transaction, reference: string) => Promise<void> = () => Promise.resolve(),
): Promise<{ reference: string }> {
  try {
    return await db.transaction(async (trx) => {
      const year = yearOf(at);
      const numbered = (await trx.raw('SELECT next_case_number(?) AS number', [year])) as {
        rows: { number: number }[];
      };
      const reference = makeReference(year, numbered.rows[0]?.number ?? 0);
      await insertCase(trx, directory, record, reference, at);
      await alsoIn(trx, reference);
      return { reference };
    });
  } catch (error) {
    const { code, constraint } = error as { code?: string; constraint?: string };
    if (code === UNIQUE_VIOLATION && constraint === 'grievances_by_partner_reference') {
      const known = (await db('grievances')
        .where({ key_id: record.keyId, partner_reference: record.partnerReference })
        .first('reference')) as { reference: string } | undefined;
      throw new PartnerReferenceKnown(known?.reference ?? null);
    }
    throw error;
  }
}

async function insertCase(
  trx: Knex.Transaction,
  directory: Directory,
  record: LodgeRecord,
  reference: string,
  at: Instant,
): Promise<void> {
  const { rules, content } = record;
  const versions = { policy: rules.policy.version, office: rules.office.version, calls: rules.calls.version };
  const facts: LodgedFacts = { ...record.facts, reference };
  const entry: LedgerEntry = {
    seq: 1,
    at,
    kind: 'command',
    name: 'lodge',
    commandId: null,
    events: [{ type: 'lodged', facts, rules: versions }],
  };
  const state = lodged(facts, at, versions);
  const actor = { post: record.actor.post, officer: record.officer, channel: record.channelOfKey };
  const { hash, ledger, payloads } = chainEntries(null, [entry], () => ({ actor, payload: {} }), CHAIN_START);
  const { mobile, email, complainantLanguage: complainant_language } = content;
  const { office } = record.lodgedBy;
  await writeLodgedRows(trx, {
    grievance: {
      reference,
      kind: facts.kind,
      channel: facts.channel,
      lodged_at: sqlTime(at),
      key_id: record.keyId,
      partner_reference: record.partnerReference,
      ...projectionRow(state, project(state, rules), hash, directory),
      completed: false,
      state,
    },
    complaint: {
      reference,
      text: content.text,
      language: content.language,
      name: content.name,
      mobile,
      email,
      address: content.address,
      complainant_language,
      block: content.block,
      said: content.said,
      received_at: sqlTime(content.receivedAt),
    },
    ledger,
    payloads,
    custody: office === null ? [] : [{ reference, office, relation: 'lodged', since: sqlTime(at) }],
    outbox: await messageRows(trx, directory, { mobile, email, complainant_language }, null, [entry], rules),
  });
}
