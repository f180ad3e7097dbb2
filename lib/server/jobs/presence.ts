import pg from "pg";
import { config } from "@/lib/server/config";
import { startLoop } from "@/lib/server/jobs/loop";
import { RELAY_CHANNEL } from "@/lib/server/notifications/wake-relay";

const CHECK_EVERY_MS = 1_000;

export interface Presence {
  stop(): Promise<void>;
}

interface PresenceOptions {
  /** The name under which this worker locks jobs. */
  readonly jobOwner: string;
  readonly onOutbox: () => void;
}

/**
 * A connection of the worker's own: it hears that the outbox has rows, and holds a lock that stands for the
 * worker. The database releases that lock the moment the worker is gone, however it went. A connection that
 * breaks is replaced within a second.
 */
export function startPresence({ jobOwner, onOutbox }: PresenceOptions): Presence {
  let client: pg.Client | undefined;
  const loop = startLoop({
    name: "presence",
    everyMs: CHECK_EVERY_MS,
    run: async () => {
      if (client) return;
      let lost = false;
      const connected = await connect(jobOwner, onOutbox, () => {
        lost = true;
        client = undefined;
      });
      if (!lost) client = connected;
      // Whatever was written while nobody listened.
      onOutbox();
    },
  });
  return {
    stop: async () => {
      await loop.stop();
      await client?.end().catch(() => undefined);
    },
  };
}

async function connect(jobOwner: string, onOutbox: () => void, onLost: () => void): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: config().APP_DATABASE_URL,
    application_name: "holdfast worker",
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
  });
  // The end that follows an error is what counts.
  client.on("error", () => undefined);
  client.once("end", onLost);
  client.on("notification", onOutbox);
  try {
    await client.connect();
    await client.query(`LISTEN ${RELAY_CHANNEL}`);
    await client.query(`SELECT pg_advisory_lock(${lockOf("$1")})`, [jobOwner]);
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
  return client;
}

/** The advisory lock that stands for the worker whose name is `expression`. */
export function lockOf(expression: string): string {
  return `hashtextextended('holdfast worker ' || ${expression}, 0)`;
}
