import pino from "pino";

/** What may never reach a log, wherever in a logged object it stands. */
const SECRETS = ["password", "token", "secret", "key", "authorization", "cookie", "html", "text", "detail"];

const cache = globalThis as typeof globalThis & { holdfastLog?: pino.Logger };

/** The process's log: JSON lines on standard output, secrets cut out. */
export function log(): pino.Logger {
  cache.holdfastLog ??= pino({
    name: "holdfast",
    base: { pid: process.pid },
    redact: { paths: SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: "[cut out]" },
    timestamp: pino.stdTimeFunctions.isoTime,
  });
  return cache.holdfastLog;
}
