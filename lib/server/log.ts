import { pino } from "pino";

/**
 * The log of server and worker, one JSON object a line. Ids may be logged; tokens, addresses and names of people
 * never are.
 */
export const log = pino({
  base: undefined,
  level: process.env.LOG_LEVEL || (process.env.NODE_ENV === "test" ? "silent" : "info"),
});

/** What may be written down of an error: PostgreSQL's `detail` carries values, so it is left out. */
export function faultForLog(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error) };
  const { code } = error as Error & { code?: unknown };
  return { name: error.name, message: error.message, code, stack: error.stack };
}
