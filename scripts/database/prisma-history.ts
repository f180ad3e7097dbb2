import { createHash, randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { ClientBase } from "pg";
import { OperatorError } from "../operator-error";

export interface Migration {
  name: string;
  sql: string;
  checksum: string;
}

interface HistoryRow {
  migration_name: string;
  checksum: string;
  finished_at: Date | null;
  logs: string | null;
}

/** The migrations of a folder in the order of their names, which begin with a timestamp. */
export function readMigrations(folder: string): Migration[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const sql = readFileSync(path.join(folder, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    });
}

/** Makes Prisma's own history table, so that `prisma migrate deploy` goes on from where this runner stopped. */
export async function ensureHistory(client: ClientBase): Promise<void> {
  await client.query(`
    CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
      "id" VARCHAR(36) PRIMARY KEY NOT NULL,
      "checksum" VARCHAR(64) NOT NULL,
      "finished_at" TIMESTAMPTZ,
      "migration_name" VARCHAR(255) NOT NULL,
      "logs" TEXT,
      "rolled_back_at" TIMESTAMPTZ,
      "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
      "applied_steps_count" INTEGER NOT NULL DEFAULT 0
    )`);
}

/** The migrations still to apply. Throws OperatorError when history and folder contradict each other. */
export async function pendingMigrations(client: ClientBase, migrations: Migration[]): Promise<Migration[]> {
  const { rows } = await client.query<HistoryRow>(
    `SELECT "migration_name", "checksum", "finished_at", "logs" FROM "_prisma_migrations"
     WHERE "rolled_back_at" IS NULL ORDER BY "started_at"`,
  );
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const row of rows) refuseContradiction(row, known.get(row.migration_name));
  const applied = new Set(rows.map((row) => row.migration_name));
  return migrations.filter((migration) => !applied.has(migration.name));
}

function refuseContradiction(row: HistoryRow, file: Migration | undefined): void {
  const name = row.migration_name;
  if (!row.finished_at) {
    throw new OperatorError(
      `Migration ${name} failed earlier and nothing is applied after it. Mend its cause, then mark it with npm run migrate -- --rolled-back ${name}.${row.logs ? ` It said: ${row.logs}` : ""}`,
    );
  }
  if (!file) {
    throw new OperatorError(
      `The database has migration ${name}, which this version does not know: it was migrated by a newer version.`,
    );
  }
  if (file.checksum !== row.checksum) {
    throw new OperatorError(
      `Migration ${name} was changed after it was applied. Put its file back as it was and write a new migration instead.`,
    );
  }
}

/** Applies one migration with its row in one transaction, so that a crash at any point leaves neither. */
export async function applyMigration(client: ClientBase, migration: Migration): Promise<void> {
  const id = randomUUID();
  await client.query("BEGIN");
  try {
    await client.query(migration.sql);
    await client.query(
      `INSERT INTO public."_prisma_migrations"
         ("id", "checksum", "migration_name", "started_at", "finished_at", "applied_steps_count")
       VALUES ($1, $2, $3, transaction_timestamp(), clock_timestamp(), 1)`,
      [id, migration.checksum, migration.name],
    );
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    const cause = error instanceof Error ? error.message : String(error);
    await client.query(
      `INSERT INTO public."_prisma_migrations" ("id", "checksum", "migration_name", "logs") VALUES ($1, $2, $3, $4)`,
      [id, migration.checksum, migration.name, cause],
    );
    throw new OperatorError(`Migration ${migration.name} failed and was undone: ${cause}`, {
      cause: error,
    });
  }
}

/** Marks a failed migration as rolled back, so that the next run tries it again. Says whether there was one. */
export async function markRolledBack(client: ClientBase, name: string): Promise<boolean> {
  const marked = await client.query(
    `UPDATE "_prisma_migrations" SET "rolled_back_at" = now()
     WHERE "migration_name" = $1 AND "finished_at" IS NULL AND "rolled_back_at" IS NULL`,
    [name],
  );
  return (marked.rowCount ?? 0) > 0;
}
