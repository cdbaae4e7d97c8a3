/** A case as the API shows it (page 8, A grievance), masked by the caller's role. */
import { allowedCommands } from '../../domain/lifecycle/decide';
import { clockView } from '../../domain/lifecycle/deadlines';
import type { Rules } from '../../domain/policy';
import { inGroups } from '../../domain/reference';
import { toRfc3339 } from '../../domain/time';
import type { Instant } from '../../domain/time';
import type { Attachment } from '../../register/attachments';
import type { Directory } from '../../register/directory/directory';
import type { CaseDetail } from '../../register/lists/case-detail';
import type { CaseSummary } from '../../register/lists/cases';
import { actorOf } from '../access/caller';
import type { Caller } from '../access/caller';
import { maskedPerson, sightOf } from '../access/masking';

export function instantOrNull(at: Instant | null): string | null {
  return at === null ? null : toRfc3339(at);
}

/** Who answers: the office, its answerable post, and the officer in it. */
function holderView(
  directory: Directory,
  office: string | null,
  post: string | null,
): { office: string; officeName: string | null; post: string | null; name: string | null } | null {
  if (office === null) return null;
  const answering = post ?? directory.answerable(office)?.post.id ?? null;
  return {
    office,
    officeName: directory.office(office)?.name ?? null,
    post: answering,
    name: answering === null ? null : (directory.holderOf(answering)?.name ?? null),
  };
}

/** What lists show of a case; everything in it is also in `grievanceView`. */
export function summaryView(row: CaseSummary, directory: Directory, now: Instant) {
  return {
    reference: row.reference,
    kind: row.kind,
    stage: row.stage,
    cycle: row.cycle,
    outcome: row.outcome,
    category: row.category,
    department: row.department,
    district: row.district,
    tier: row.tier,
    emergency: row.emergency,
    suspected: row.suspected,
    channel: row.channel,
    holder: holderView(directory, row.holder_office, row.holder_post),
    lodgedAt: toRfc3339(row.lodged_at),
    dueAt: instantOrNull(row.due_at),
    overdue: row.due_at !== null && row.due_at <= now,
    endedAt: instantOrNull(row.ended_at),
    rung: row.rung,
    escalationLevel: row.escalation_level,
  };
}

export type ViewContext = {
  directory: Directory;
  rules: Rules;
  now: Instant;
  caller: Caller;
  attachments: readonly Attachment[];
  temporalUi: { url: string; namespace: string } | null;
};

export function grievanceView(row: CaseDetail, context: ViewContext): Record<string, unknown> {
  const { directory, rules, now, caller, attachments } = context;
  const { state, said } = row;
  const sight = sightOf(caller.role);
  const { unknown = [], ...asSaid } = said;
  const { name, mobile, email, address } = row;
  return {
    ...summaryView({ ...row, sort_due: 0 }, directory, now),
    referenceInGroups: inGroups(row.reference),
    receivedAt: toRfc3339(row.received_at),
    disposedAt: instantOrNull(row.disposed_at),
    disputableUntil: instantOrNull(row.window_until),
    clock: clockView(state, rules, now),
    allowedCommands: allowedCommands(state, actorOf(caller), rules, now),
    mergedInto: row.merged_into,
    redressal: state.redressal,
    text: row.text,
    language: row.language,
    complainant: maskedPerson({ name, mobile, email, address, language: row.complainant_language }, sight),
    place: { district: row.district, block: row.block, policeDistrict: state.subject.policeDistrict },
    /** What the complainant said that the directory does not know, for the analyst. */
    said: asSaid,
    flags: unknown.map((field) => `unknown-${field}`),
    against: state.against,
    partnerReference: caller.key.id === row.key_id ? row.partner_reference : undefined,
    suggestions: sight === 'full' ? row.suggestions : undefined,
    attachments: attachments.map(attachmentView),
    history: caller.role === 'administrator' ? historyLink(row.reference, context.temporalUi) : undefined,
  };
}

export function attachmentView(attachment: Attachment) {
  const { id, name, type, size, sha256, uploaded_at } = attachment;
  return { id, name, type, size, sha256, uploadedAt: toRfc3339(uploaded_at) };
}

function historyLink(reference: string, ui: { url: string; namespace: string } | null): string | undefined {
  if (ui === null) return undefined;
  return `${ui.url}/namespaces/${encodeURIComponent(ui.namespace)}/workflows/${encodeURIComponent(`grievance:${reference}`)}`;
}

export function etagOf(seq: number): string {
  return `"${seq}"`;
}
