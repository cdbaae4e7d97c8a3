import type { Instant } from '../domain/time';

/** The one clock port: every business instant (`at`) comes from it, so that time can be skipped (page 2). */
export type Clock = { now(): Instant };

export const systemClock: Clock = { now: () => Date.now() };
