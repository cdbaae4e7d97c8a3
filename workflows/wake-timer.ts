import { CancellationScope, isCancellation, sleep } from '@temporalio/workflow';
import type { Instant } from '../domain/time';

/**
 * The one timer of a case. It is kept where the next instant has not changed: a cancelled and a fresh timer
 * cost two events each, and most commands move no deadline.
 */
export class WakeTimer {
  private at: Instant | null = null;
  private scope: CancellationScope | null = null;
  fired = false;

  /** Sleeps to `at` (`null`: not at all); `spread` delays the waking, not the deadline. */
  set(at: Instant | null, spread: number, summary: string): void {
    if (at === this.at && !this.fired) return;
    this.clear();
    if (at === null) return;
    this.at = at;
    const scope = new CancellationScope();
    this.scope = scope;
    const wait = Math.max(1, at + spread - Date.now());
    void scope
      .run(() => sleep(wait, { summary }))
      .then(
        () => {
          if (this.scope === scope) this.fired = true;
        },
        (error: unknown) => {
          if (!isCancellation(error)) throw error;
        },
      );
  }

  clear(): void {
    this.scope?.cancel();
    this.scope = null;
    this.at = null;
    this.fired = false;
  }
}
