/**
 * Sends the outbox by the port's contract (activities/sending/port.ts): claim with a lease, commit an attempt with
 * its CRQID, call, write the outcome. One recipient's failure never holds another's message, and never a case.
 */
import type { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import type { Sender, SendOutcome } from '../activities/sending/port';
import type { MessageChannel } from '../domain/messages/row';
import type { Clock } from '../register/clock';
import { claimMessages, expireLeases, settleMessages } from '../register/outbox';
import type { ClaimedMessage, SettledMessage } from '../register/outbox';
import { repeat } from './repeat';

export type SenderLoopDeps = {
  db: Knex;
  clock: Clock;
  senders: Readonly<Record<MessageChannel, Sender>>;
  onSent: (message: ClaimedMessage, outcome: SendOutcome) => void;
  onFault: (error: unknown, about: string) => void;
};

const BATCH = 100;
const PAUSE = 250;

export function startSenderLoop(deps: SenderLoopDeps): { stop(): Promise<void> } {
  return repeat(
    async () => {
      await expireLeases(deps.db);
      return { more: (await sendBatch(deps)) === BATCH };
    },
    PAUSE,
    (error) => deps.onFault(error, 'sender'),
  );
}

async function sendBatch(deps: SenderLoopDeps): Promise<number> {
  const claimed = await claimMessages(deps.db, deps.clock.now(), BATCH, () => randomUUID());
  const settle = together(deps);
  await Promise.all(claimed.map((message) => sendOne(deps, message, settle)));
  return claimed.length;
}

type Settle = (settled: SettledMessage) => Promise<void>;

/** Outcomes that are there at the same time are written together; none waits for a slower one. */
function together({ db, clock }: SenderLoopDeps): Settle {
  let gathered: SettledMessage[] = [];
  let written: Promise<void> | null = null;
  return (settled) => {
    gathered.push(settled);
    written ??= new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
      const batch = gathered;
      gathered = [];
      written = null;
      return settleMessages(db, batch, clock.now());
    });
    return written;
  };
}

async function sendOne(
  { senders, onSent, onFault }: SenderLoopDeps,
  message: ClaimedMessage,
  settle: Settle,
): Promise<void> {
  let outcome: SendOutcome;
  try {
    outcome = await senders[message.channel].send(message.outgoing, { crqid: message.crqid });
  } catch (error) {
    onFault(error, 'sender');
    outcome = { outcome: 'unknown', reason: 'the sender failed' };
  }
  await settle({ message, outcome });
  onSent(message, outcome);
}
