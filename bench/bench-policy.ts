import type { Knex } from 'knex';
import type { Policy } from '../domain/policy';
import { currentRules, publishPolicy } from '../register/rules';

/** A bench's policy has no quiet hours (page 3, Ladder): the same messages are sent at midnight as at noon. */
export async function withoutQuietHours(db: Knex, change: Partial<Policy> = {}): Promise<void> {
  const { policy } = await currentRules(db);
  await publishPolicy(db, { ...policy, ...change, quietHours: null }, 'bench', Date.now());
  // Rules are kept for two seconds in every process.
  await new Promise((resolve) => setTimeout(resolve, 2_500));
}
