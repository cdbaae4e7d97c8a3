/** Policies, calendars and the question "when would this be due?" (page 8). */
import { CalendarError, compileCalendar } from '../../domain/calendar';
import type { CalendarHours } from '../../domain/calendar';
import { previewDeadline } from '../../domain/deadline-preview';
import { LAST_INSTANT } from '../../domain/deadline';
import type { Policy } from '../../domain/policy';
import { toRfc3339 } from '../../domain/time';
import type { Instant } from '../../domain/time';
import { POST_ROLES } from '../../domain/vocabulary';
import { listCalendars, listPolicies } from '../../register/lists/rules';
import { currentRules, publishCalendar, publishPolicy } from '../../register/rules';
import { labelOf } from '../access/caller';
import { page, readCursor } from '../cursor';
import { invalid } from '../problem';
import { route } from '../route';
import type { Route } from '../route';
import { requireUsable } from '../policy-trial';
import { check } from '../schemas/check';
import { pageOf, pageQuery } from '../schemas/lists';
import { calendarBody, policyBody, previewBody, wholePolicy } from '../schemas/rules';
import { z } from '../schemas/zod';
import type { Services } from '../services';
import { signedIn } from './signed-in';

const anyObject = z.record(z.string(), z.unknown());

export function rulesRoutes(): Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/policies',
      id: 'listPolicies',
      summary: 'Published policies, newest first',
      tag: 'Rules',
      who: POST_ROLES,
      query: z.strictObject(pageQuery(10)),
      answers: { 200: { description: 'A page of policies', schema: pageOf(anyObject) } },
      async handle({ query: { cursor, limit } }, { db }) {
        const list = { list: 'policies' };
        const [before] = cursor === undefined ? [null] : readCursor(list, cursor);
        const rows = await listPolicies(db, typeof before === 'number' ? versionIn(before) : null, limit + 1);
        const items = page(
          rows,
          limit,
          list,
          (row) => [row.version],
          ({ version, body, published_at, published_by }) => ({
            ...body,
            version,
            publishedAt: toRfc3339(published_at),
            publishedBy: published_by,
          }),
        );
        return { status: 200, json: items };
      },
    }),
    route({
      method: 'post',
      path: '/v1/policies',
      id: 'publishPolicy',
      summary: 'Publish a policy as the next version; open cases are re-planned to it',
      tag: 'Rules',
      who: ['administrator'],
      idempotency: 'optional',
      takes: 'json',
      body: policyBody,
      answers: { 201: { description: 'The policy as published', schema: anyObject } },
      async handle({ body, at, ...asked }, { db }) {
        const rules = await currentRules(db);
        const merged = check(wholePolicy, mergedPolicy(rules.policy, body));
        requireUsable(merged, rules.office, at);
        const published = await publishPolicy(db, merged, labelOf(signedIn(asked.caller)), at);
        return { status: 201, json: published, headers: { Location: '/v1/policies' } };
      },
    }),
    route({
      method: 'get',
      path: '/v1/calendars',
      id: 'listCalendars',
      summary: 'The calendars in force',
      tag: 'Rules',
      who: POST_ROLES,
      answers: { 200: { description: 'All calendars', schema: pageOf(anyObject) } },
      async handle(_asked, { db }) {
        const items = (await listCalendars(db)).map(({ body, published_at, published_by }) => ({
          ...body,
          publishedAt: toRfc3339(published_at),
          publishedBy: published_by,
        }));
        return { status: 200, json: { items, nextCursor: null } };
      },
    }),
    route({
      method: 'post',
      path: '/v1/calendars',
      id: 'publishCalendar',
      summary: 'Publish a calendar as its next version; open cases are re-planned to it',
      tag: 'Rules',
      who: ['administrator'],
      idempotency: 'optional',
      takes: 'json',
      body: calendarBody,
      answers: { 201: { description: 'The calendar as published', schema: anyObject } },
      async handle({ body, at, ...asked }, { db }) {
        const by = labelOf(signedIn(asked.caller));
        const published = await publishCalendar(db, { ...body, version: 0 }, by, at);
        return { status: 201, json: published, headers: { Location: '/v1/calendars' } };
      },
    }),
    route({
      method: 'post',
      path: '/v1/deadlines/preview',
      id: 'previewDeadline',
      summary:
        'When would this be due, and which rungs would be climbed? The code that plans the real deadlines',
      tag: 'Rules',
      who: POST_ROLES,
      takes: 'json',
      body: previewBody,
      answers: {
        200: {
          description: 'Due instant and rungs after quiet hours, all at +05:30',
          schema: z.object({
            dueAt: z.string(),
            rungs: z.array(z.object({ at: z.string(), action: z.string(), audience: z.string() })),
          }),
        },
      },
      async handle({ body }, services) {
        const { start, limit, pauses, ladder } = body;
        const [calendar, rules] = await Promise.all([
          hoursOf(body.calendar, services),
          currentRules(services.db),
        ]);
        const { quietHours } = rules.policy;
        requireCalendar(calendar);
        const preview = previewDeadline({ calendar, start, limit, pauses, ladder, quietHours });
        const rungs = preview.rungs.map((rung) => ({ ...rung, at: written(rung.at) }));
        return { status: 200, json: { dueAt: written(preview.dueAt), rungs } };
      },
    }),
  ];
}

async function hoursOf(
  calendar: z.output<typeof previewBody>['calendar'],
  { db }: Services,
): Promise<Exclude<typeof calendar, string>> {
  if (typeof calendar !== 'string') return calendar;
  const id = calendar.toLowerCase();
  const found = (await listCalendars(db)).find(({ body }) => body.id === id);
  if (found !== undefined) return { week: { ...found.body.week }, holidays: found.body.holidays };
  throw invalid([{ field: 'calendar', message: `there is no calendar "${calendar}"; see /v1/calendars` }]);
}

/** Checked whatever the limit counts: an administrator asks this in order to publish the calendar. */
function requireCalendar(calendar: CalendarHours): void {
  try {
    compileCalendar(calendar);
  } catch (error) {
    if (error instanceof CalendarError) throw new CalendarError(`calendar.${error.field}`, reasonIn(error));
    throw error;
  }
}

function reasonIn({ field, message }: CalendarError): string {
  return message.slice(field.length + 2);
}

/** Instants before 1970 or after 9999 are none of ours, and RFC 3339 cannot write the latter. */
function written(at: Instant): string {
  if (at <= LAST_INSTANT) return toRfc3339(at);
  throw invalid([{ field: 'ladder', message: 'has a rung after the year 9999; shorten it' }]);
}

function versionIn(version: number): number {
  return Math.min(2 ** 31 - 1, Math.max(0, version));
}

type PolicyChange = z.output<typeof policyBody>;

/** Sections are merged field by field, everything else is replaced. */
function mergedPolicy(policy: Policy, change: PolicyChange): Record<string, unknown> {
  const sections = [
    'atr',
    'leastAfterReturn',
    'stages',
    'clarification',
    'ladders',
    'calls',
    'visitShare',
  ] as const;
  return {
    ...policy,
    ...Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)),
    ...Object.fromEntries(sections.map((section) => [section, { ...policy[section], ...change[section] }])),
    version: policy.version,
  };
}
