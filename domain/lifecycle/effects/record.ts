/** Effects that move nothing: kept in the ledger, which is the point of them. */
import type { Effect } from './effect';

export const note: Effect<'note'> = () => [{ type: 'evidence-kept', about: 'note' }];
export const attach: Effect<'attach'> = () => [{ type: 'evidence-kept', about: 'attachment' }];
