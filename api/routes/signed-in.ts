import type { Caller } from '../access/caller';
import { Problem } from '../problem';

/** The caller of a route that is not for anyone: authentication has put him there. */
export function signedIn(caller: Caller | null): Caller {
  if (caller === null) throw new Problem('not-known', { detail: 'Send a key.' });
  return caller;
}
