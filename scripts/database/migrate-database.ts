import path from "node:path";
import pg from "pg";
import { installJobSchema } from "./job-schema";
import { applyMigration, ensureHistory, pendingMigrations, readMigrations } from "./prisma-history";

/** The lock that Prisma's own runner takes, so that the two keep out of each other's way as well. */
const PRISMA_ADVISORY_LOCK = 72_707_369;

const MIGRATIONS_FOLDER = path.resolve(import.meta.dirname, "../../prisma/migrations");

export interface MigrateOptions {
  /** The connection of the database's owner. */
  ownerUrl: string;
  folder?: string;
  onApply?: (name: string) => void;
}

/**
 * Brings the database up to date: Prisma's migration folders first, then the job queue's schema and its grants.
 * Safe to run from several processes at once. Throws OperatorError with a sentence for a person.
 */
export async function migrateDatabase(options: MigrateOptions): Promise<{ applied: string[] }> {
  const client = new pg.Client({ connectionString: options.ownerUrl, application_name: "holdfast migrate" });
  client.on("error", () => undefined);
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [PRISMA_ADVISORY_LOCK]);
    await ensureHistory(client);
    const pending = await pendingMigrations(client, readMigrations(options.folder ?? MIGRATIONS_FOLDER));
    for (const migration of pending) {
      options.onApply?.(migration.name);
      await applyMigration(client, migration);
    }
    await installJobSchema(client, options.ownerUrl);
    return { applied: pending.map((migration) => migration.name) };
  } finally {
    await client.end();
  }
}
