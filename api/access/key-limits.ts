/**
 * Limits (page 8): a key 50 requests a second with bursts of 200, public tracking 10 a minute per address. Counted
 * in each API process; a shared count would cost every request a write.
 */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { ApiKey } from '../../register/api-keys';
import { Problem } from '../problem';

/** A token bucket per key. `now` in milliseconds of a monotonic clock. */
export function createKeyLimiter(now: () => number = () => performance.now()): (key: ApiKey) => void {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return ({ id, perSecond, burst }) => {
    const at = now();
    const bucket = buckets.get(id) ?? { tokens: burst, at };
    const tokens = Math.min(burst, bucket.tokens + ((at - bucket.at) / 1000) * perSecond);
    buckets.set(id, { tokens: tokens >= 1 ? tokens - 1 : tokens, at });
    if (tokens < 1)
      throw tooMany(`This key may send ${perSecond} requests a second.`, (1 - tokens) / perSecond);
  };
}

const TRACKING_A_MINUTE = 10;

/** @returns a function that takes one point of an address, or throws Problem 429 */
export function createTrackingLimiter(): (address: string) => Promise<void> {
  const limiter = new RateLimiterMemory({ points: TRACKING_A_MINUTE, duration: 60 });
  return async (address) => {
    try {
      await limiter.consume(networkOf(address));
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      const detail = `Tracking answers ${TRACKING_A_MINUTE} questions a minute; wait a little.`;
      throw tooMany(detail, refused.msBeforeNext / 1000);
    }
  };
}

/** One IPv6 customer has a /64 at least: the addresses in it count as one. */
function networkOf(address: string): string {
  if (!address.includes(':') || address.startsWith('::ffff:')) return address;
  const [head = ''] = address.split('::');
  return head.split(':').slice(0, 4).join(':');
}

function tooMany(detail: string, seconds: number): Problem {
  return new Problem('too-many-requests', {
    detail,
    headers: { 'Retry-After': String(Math.max(1, Math.ceil(seconds))) },
  });
}
