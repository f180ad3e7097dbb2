import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type pg from "pg";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { migrateDatabase } from "@/scripts/database/migrate-database";
import { markRolledBack } from "@/scripts/database/prisma-history";
import { withClient } from "@/scripts/database/with-client";
import { type ClonedDatabase, emptyDatabase } from "./clone";

let database: ClonedDatabase;
let folder: string;

beforeEach(async () => {
  database = await emptyDatabase();
  folder = mkdtempSync(path.join(os.tmpdir(), "holdfast-migrations-"));
});

afterEach(async () => {
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

function writeMigration(name: string, sql: string): void {
  mkdirSync(path.join(folder, name), { recursive: true });
  writeFileSync(path.join(folder, name, "migration.sql"), sql);
}

function migrate() {
  return migrateDatabase({ ownerUrl: database.ownerUrl, folder });
}

async function query<Row extends pg.QueryResultRow>(sql: string): Promise<Row[]> {
  return (await withClient(database.ownerUrl, (client) => client.query<Row>(sql))).rows;
}

describe("the migration runner", () => {
  test("applies folders in order, once, function bodies included", async () => {
    writeMigration("20260102000000_second", "ALTER TABLE thing ADD COLUMN size int NOT NULL DEFAULT 1;");
    writeMigration(
      "20260101000000_first",
      `CREATE TABLE thing (id int PRIMARY KEY);
       CREATE FUNCTION double(n int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN PERFORM 1; RETURN n * 2; END $$;`,
    );

    expect(await migrate()).toEqual({ applied: ["20260101000000_first", "20260102000000_second"] });
    expect(await migrate()).toEqual({ applied: [] });

    expect(await query("SELECT double(21) AS answer")).toEqual([{ answer: 42 }]);
    const history = await query(
      `SELECT migration_name, length(checksum) AS digits, finished_at >= started_at AS finished, applied_steps_count
       FROM _prisma_migrations ORDER BY migration_name`,
    );
    expect(history).toEqual([
      { migration_name: "20260101000000_first", digits: 64, finished: true, applied_steps_count: 1 },
      { migration_name: "20260102000000_second", digits: 64, finished: true, applied_steps_count: 1 },
    ]);
  });

  test("two runners at once apply each migration once", async () => {
    writeMigration("20260101000000_slow", "SELECT pg_sleep(0.3); CREATE TABLE thing (id int PRIMARY KEY);");

    const results = await Promise.all([migrate(), migrate(), migrate()]);

    expect(results.flatMap((result) => result.applied)).toEqual(["20260101000000_slow"]);
  });

  test("refuses a migration that was changed after it was applied", async () => {
    writeMigration("20260101000000_first", "CREATE TABLE thing (id int PRIMARY KEY);");
    await migrate();
    writeMigration("20260101000000_first", "CREATE TABLE thing (id bigint PRIMARY KEY);");

    await expect(migrate()).rejects.toThrow(/20260101000000_first was changed after it was applied/);
  });

  test("refuses a database that is ahead of the folder", async () => {
    writeMigration("20260101000000_first", "CREATE TABLE thing (id int PRIMARY KEY);");
    await migrate();
    rmSync(path.join(folder, "20260101000000_first"), { recursive: true });

    await expect(migrate()).rejects.toThrow(/migrated by a newer version/);
  });

  test("a failed migration leaves nothing, stops the next run, and is tried again once marked", async () => {
    writeMigration("20260101000000_first", "CREATE TABLE thing (id int PRIMARY KEY);");
    writeMigration("20260102000000_broken", "CREATE TABLE half (id int); SELECT 1/0;");

    await expect(migrate()).rejects.toThrow(/20260102000000_broken failed and was undone: division by zero/);
    expect(
      await query("SELECT to_regclass('half') AS half, to_regclass('thing') IS NOT NULL AS thing"),
    ).toEqual([{ half: null, thing: true }]);

    writeMigration("20260102000000_broken", "CREATE TABLE half (id int);");
    await expect(migrate()).rejects.toThrow(/failed earlier and nothing is applied after it/);

    const marked = withClient(database.ownerUrl, (client) => markRolledBack(client, "20260102000000_broken"));
    expect(await marked).toBe(true);
    expect(await migrate()).toEqual({ applied: ["20260102000000_broken"] });
  });

  test("a runner that is cut off in the middle leaves a database that the next one migrates", async () => {
    writeMigration("20260101000000_slow", "CREATE TABLE thing (id int PRIMARY KEY); SELECT pg_sleep(30);");
    const cut = expect(migrate()).rejects.toThrow();
    await expect
      .poll(
        () =>
          query(
            "SELECT pg_terminate_backend(pid) AS ended FROM pg_stat_activity WHERE query LIKE '%pg_sleep(30)%' AND pid <> pg_backend_pid() AND datname = current_database()",
          ),
        { timeout: 10_000 },
      )
      .toEqual([{ ended: true }]);
    await cut;

    writeMigration("20260101000000_slow", "CREATE TABLE thing (id int PRIMARY KEY);");
    expect(await migrate()).toEqual({ applied: ["20260101000000_slow"] });
  });
});
