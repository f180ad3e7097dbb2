import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test, vi } from "vitest";
import { withLogin } from "@/scripts/database/application-login";
import { withClient } from "@/scripts/database/with-client";
import { type ClonedDatabase, emptyDatabase } from "./clone";
import { onDatabase } from "./cluster";

let dataFolder: string;
let database: ClonedDatabase;
let prepare: typeof import("@/scripts/runtime/server-database").prepareServerDatabase;

beforeAll(async () => {
  dataFolder = mkdtempSync(path.join(os.tmpdir(), "holdfast-data-"));
  vi.stubEnv("HOLDFAST_DATA_FOLDER", dataFolder);
  ({ prepareServerDatabase: prepare } = await import("@/scripts/runtime/server-database"));
});

afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(dataFolder, { recursive: true, force: true });
});

beforeEach(async () => {
  database = await emptyDatabase();
});

afterEach(async () => {
  await database.drop();
  await asSuperuser(`DROP ROLE IF EXISTS "${database.name}_app", "${database.name}_weak"`);
});

async function asSuperuser(statement: string): Promise<void> {
  await query(inject("testCluster").superuserUrl, statement);
}

function query(url: string, statement: string): Promise<pg.QueryResult> {
  return withClient(url, (client) => client.query(statement));
}

const silent = () => undefined;

describe("a server's database", () => {
  test("is migrated, and the login made for the application holds no more than the group's rights", async () => {
    const first = await prepare(database.ownerUrl, undefined, silent);
    expect(new URL(first.appUrl).username).toBe(`${database.name}_app`);
    const second = await prepare(database.ownerUrl, undefined, silent);
    expect(second.appUrl).toBe(first.appUrl);

    expect((await query(first.appUrl, "SELECT count(*)::int AS n FROM booking")).rows).toEqual([{ n: 0 }]);
    await expect(query(first.appUrl, "DELETE FROM booking_event")).rejects.toMatchObject({ code: "42501" });
    await expect(query(first.appUrl, "ALTER TABLE booking DISABLE TRIGGER ALL")).rejects.toMatchObject({
      code: "42501",
    });
  });

  test("is given a new password where this installation has lost it", async () => {
    const before = await prepare(database.ownerUrl, undefined, silent);
    await query(database.ownerUrl, `ALTER ROLE "${database.name}_app" PASSWORD 'changed-elsewhere'`);
    const after = await prepare(database.ownerUrl, undefined, silent);
    expect(after.appUrl).not.toBe(before.appUrl);
    expect((await query(after.appUrl, "SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
  });

  test("takes the login of APP_DATABASE_URL into the application's group", async () => {
    const login = `${database.name}_weak`;
    await asSuperuser(`CREATE ROLE "${login}" LOGIN PASSWORD 'weak-password'`);
    const appUrl = withLogin(database.ownerUrl, login, "weak-password");
    expect(await prepare(database.ownerUrl, appUrl, silent)).toEqual({ ownerUrl: database.ownerUrl, appUrl });
    expect((await query(appUrl, "SELECT count(*)::int AS n FROM booking")).rows).toEqual([{ n: 0 }]);
  });

  test("is refused when the application would log in as the owner", async () => {
    await expect(prepare(database.ownerUrl, database.ownerUrl, silent)).rejects.toThrow(
      /is a superuser or owns the database/,
    );
  });

  test("says who may make the login, when its owner may not", async () => {
    const owner = `${database.name}_weak`;
    await asSuperuser(`CREATE ROLE "${owner}" LOGIN PASSWORD 'weak-password'`);
    await asSuperuser(`ALTER DATABASE "${database.name}" OWNER TO "${owner}"`);
    await query(
      onDatabase(inject("testCluster").superuserUrl, database.name),
      `ALTER SCHEMA public OWNER TO "${owner}"`,
    );
    const ownerUrl = withLogin(database.ownerUrl, owner, "weak-password");
    await expect(prepare(ownerUrl, undefined, silent)).rejects.toThrow(
      /the user of DATABASE_URL needs CREATEROLE. Grant it, or create a login role yourself and set APP_DATABASE_URL/,
    );
  });

  test.each([
    [
      "a wrong password",
      (url: string) => withLogin(url, "holdfast_owner", "s3cretword"),
      /refuses the user or the password of DATABASE_URL/,
    ],
    [
      "a database that is not there",
      (url: string) => onDatabase(url, "nowhere"),
      /There is no such database/,
    ],
    [
      "an address that is none",
      () => "mysql://someone:s3cretword@localhost/x",
      /DATABASE_URL is no PostgreSQL address/,
    ],
  ])("explains %s in one sentence that holds no password", async (_case, change, sentence) => {
    const refused = await prepare(change(database.ownerUrl), undefined, silent).catch(
      (error: Error) => error,
    );
    expect(refused).toBeInstanceOf(Error);
    const { message } = refused as Error;
    expect(message).toMatch(sentence);
    expect(message).not.toMatch(/s3cretword|\n/);
  });
});
