import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { type Config, config } from "@/lib/server/config";

/** Doors that count attempts; each has its own allowance a minute. */
const ALLOWANCE = {
  api: "RATE_LIMIT_API_PER_MINUTE",
  sign_in: "RATE_LIMIT_SIGN_IN_PER_MINUTE",
  link: "RATE_LIMIT_LINK_PER_MINUTE",
  public: "RATE_LIMIT_PUBLIC_PER_MINUTE",
  /** Looking at the times of a public page. */
  book: "RATE_LIMIT_BOOK_PER_MINUTE",
  /** Calendar programs that read members' feeds by themselves. */
  feed: "RATE_LIMIT_FEED_PER_MINUTE",
} as const satisfies Record<string, keyof Config>;

export type Door = keyof typeof ALLOWANCE;

export interface Attempt {
  readonly allowed: boolean;
  readonly limit: number;
  readonly remaining: number;
  readonly retryAfterSeconds: number;
}

// Next loads a module once for pages and once for routes; the counts must be one.
const cache = globalThis as typeof globalThis & { holdfastLimiters?: Map<Door, RateLimiterMemory> };

function limiterOf(door: Door): RateLimiterMemory {
  cache.holdfastLimiters ??= new Map();
  const known = cache.holdfastLimiters.get(door);
  if (known) return known;
  const limiter = new RateLimiterMemory({
    keyPrefix: door,
    points: config()[ALLOWANCE[door]],
    duration: 60,
  });
  cache.holdfastLimiters.set(door, limiter);
  return limiter;
}

/** Counts one attempt at a door under a key such as `address:203.0.113.7`. Counts live in this process. */
export async function countAttempt(door: Door, key: string): Promise<Attempt> {
  const limiter = limiterOf(door);
  const outcome = await limiter.consume(key).then(
    (result) => ({ result, allowed: true }),
    (refused: unknown) => {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      return { result: refused, allowed: false };
    },
  );
  return {
    allowed: outcome.allowed,
    limit: limiter.points,
    remaining: Math.max(0, outcome.result.remainingPoints),
    retryAfterSeconds: Math.max(1, Math.ceil(outcome.result.msBeforeNext / 1000)),
  };
}

/** Whether the next attempt under a key would be refused; counts nothing. */
export async function isUsedUp(door: Door, key: string): Promise<boolean> {
  const limiter = limiterOf(door);
  const counted = await limiter.get(key);
  return counted !== null && counted.consumedPoints >= limiter.points;
}

/** Counts one attempt under each key; allowed only when none of them is used up. */
export async function allowedUnder(door: Door, keys: readonly string[]): Promise<boolean> {
  const attempts = await Promise.all(keys.map((key) => countAttempt(door, key)));
  return attempts.every(({ allowed }) => allowed);
}

/** Takes back what was counted under a key, after a success that shows who it was. */
export async function forgetAttempts(door: Door, key: string): Promise<void> {
  await limiterOf(door).delete(key);
}
