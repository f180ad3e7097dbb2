import { hkdfSync } from "node:crypto";
import { z } from "zod";

const limit = (fallback: number) => z.coerce.number().int().min(1).default(fallback);

const schema = z.object({
  APP_DATABASE_URL: z.string().min(1),
  HOLDFAST_SECRET: z.string().min(32),
  APP_URL: z.url(),
  RESEND_API_KEY: z.string().min(1).optional(),
  RESEND_BASE_URL: z.url().optional(),
  RESEND_WEBHOOK_SECRET: z
    .string()
    .regex(/^whsec_[A-Za-z0-9+/]{16,}={0,2}$/)
    .optional(),
  MAIL_FROM: z.string().min(3).default("Holdfast <holdfast@localhost>"),
  HOLDFAST_DEMO: z.literal("1").optional(),
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  DATABASE_POOL_SIZE: limit(16),
  RATE_LIMIT_API_PER_MINUTE: limit(6000),
  RATE_LIMIT_SIGN_IN_PER_MINUTE: limit(10),
  RATE_LIMIT_LINK_PER_MINUTE: limit(60),
  RATE_LIMIT_PUBLIC_PER_MINUTE: limit(30),
  RATE_LIMIT_BOOK_PER_MINUTE: limit(120),
  RATE_LIMIT_FEED_PER_MINUTE: limit(300),
  HOLDS_PER_ADDRESS: limit(10),
});

export type Config = z.infer<typeof schema>;

let parsed: Config | undefined;

/** The environment, checked once. Throws with the names, never the values, of what is missing or wrong. */
export function config(): Config {
  if (parsed) return parsed;
  const present = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ""));
  const result = schema.safeParse(present);
  if (!result.success) {
    const names = [...new Set(result.error.issues.map((issue) => issue.path.join(".")))];
    throw new Error(`These environment variables are missing or not usable: ${names.join(", ")}`);
  }
  parsed = result.data;
  return parsed;
}

/** A key for one purpose, derived from the one secret, so that no two purposes share a key. */
export function derivedKey(purpose: string, bytes = 32): Buffer {
  return Buffer.from(hkdfSync("sha256", config().HOLDFAST_SECRET, "holdfast", purpose, bytes));
}
