/** Tele-callers who take whatever call is next and hear what the script of its case has the complainant say. */
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { toRfc3339 } from '../domain/time';
import { UnexpectedAnswer } from './api-client';
import type { ApiClient } from './api-client';
import type { KeyRing } from './key-ring';
import type { Heard } from './script';
import { QUICK_DAY } from './quick-policy';

export const AGENTS = ['tele-caller-2', 'tele-caller-3', 'tele-caller-4'] as const;
const PAUSE_MS = 300;

const call = z.object({
  id: z.string(),
  kind: z.enum(['callback', 'outreach', 'feedback']),
  reference: z.string().nullable(),
});

export type Desk = {
  api: ApiClient;
  keys: KeyRing;
  /** What the complainant of this case says; `undefined`: the case is none of the demonstration's. */
  answer: (reference: string, kind: 'feedback' | 'outreach') => Heard | undefined;
  say: (sentence: string) => void;
};

/** One agent's shift, until the signal. */
export async function workAsAgent(agent: string, desk: Desk, signal: AbortSignal): Promise<void> {
  const { api, keys } = desk;
  const key = await keys.ofPost(agent);
  while (!signal.aborted) {
    const { status, body } = await api.ask({ method: 'POST', path: '/v1/calls/next', key, body: {} });
    if (status === 200) await take(call.parse(body), desk, key);
    else await sleep(PAUSE_MS, undefined, { signal }).catch(() => undefined);
  }
}

async function take({ id, kind, reference }: z.output<typeof call>, desk: Desk, key: string): Promise<void> {
  const heard = kind === 'callback' || reference === null ? undefined : desk.answer(reference, kind);
  const path = `/v1/calls/${encodeURIComponent(id)}/outcome`;
  try {
    await desk.api.ask({ method: 'POST', path, key, body: outcomeOf(heard ?? 'no-answer') });
  } catch (error) {
    // The complainant had disputed, or the case was recalled, while the telephone rang.
    if (!(error instanceof UnexpectedAnswer) || error.status !== 409) throw error;
    desk.say(`call ${id}: ${error.code ?? 'refused'}, it was no longer wanted`);
  }
}

function outcomeOf(heard: Heard): object {
  if (typeof heard === 'object') return { line: 'answered', person: 'right', content: { text: heard.says } };
  switch (heard) {
    case 'yes':
      return { line: 'answered', person: 'right', content: { delivered: heard, rating: 5 } };
    case 'partly':
    case 'no':
      return {
        line: 'answered',
        person: 'right',
        content: { delivered: heard, rating: 2, remarks: 'Says that it is not what was promised.' },
      };
    case 'later':
      return { line: 'answered', person: 'later', at: toRfc3339(Date.now() + 5 * QUICK_DAY) };
    case 'no-answer':
    case 'busy':
    case 'switched-off':
      return { line: heard };
  }
}
