/**
 * Delivers an accepted command after those of its case that were accepted before it (page 2, Order). Usually there
 * are none; where two officers press at once, the second waits a moment for the first, so that he too hears the
 * outcome and not "queued".
 */
import { hasEarlierUndelivered, loadCommand } from '../../register/commands/read-command';
import type { DeliveryOutcome, Services } from '../services';


const WAIT_MS = 2_500;
const LOOK_EVERY_MS = 40;

export async function deliverInTurn(
  { db, delivery, log }: Services,
  id: string,
  first: boolean,
): Promise<DeliveryOutcome> {
  try {
    if (first || (await ownTurn(db, id))) return await delivery.command(id);
  } catch (error) {
    // Accepted is accepted: whatever failed here, the dispatcher delivers it.
    log.warn({ error: error instanceof Error ? error.name : 'unknown' }, 'a command was left to the dispatcher');
  }
  return { status: 'queued' };
}

async function ownTurn(db: Services['db'], id: string): Promise<boolean> {
  const until = performance.now() + WAIT_MS;
  while (await hasEarlierUndelivered(db, id)) {
    if (performance.now() > until) return false;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  return (await loadCommand(db, id)) !== null;
}
