import { randomBytes } from "node:crypto";
import { inject } from "vitest";
import { withClient } from "@/scripts/database/with-client";
import { onDatabase } from "./cluster";

export interface ClonedDatabase {
  name: string;
  /** The owner's connection: it may do anything, as migrations may. */
  ownerUrl: string;
  /** The application's connection: a login that is only a member of the application's group. */
  appUrl: string;
  drop(): Promise<void>;
}

/** A migrated, empty database of the caller's own. Call it in beforeAll and `drop` it in afterAll. */
export async function cloneDatabase(): Promise<ClonedDatabase> {
  const { superuserUrl, ownerUrl, appUrl, template } = inject("testCluster");
  return createDatabase(superuserUrl, ownerUrl, appUrl, template);
}

/** An empty database without any migration, for tests of the migration runner itself. */
export async function emptyDatabase(): Promise<ClonedDatabase> {
  const { superuserUrl, ownerUrl, appUrl } = inject("testCluster");
  return createDatabase(superuserUrl, ownerUrl, appUrl, "template0");
}

async function createDatabase(
  superuserUrl: string,
  ownerUrl: string,
  appUrl: string,
  template: string,
): Promise<ClonedDatabase> {
  const name = `test_${randomBytes(6).toString("hex")}`;
  const owner = new URL(ownerUrl).username;
  await asSuperuser(superuserUrl, `CREATE DATABASE ${name} TEMPLATE ${template} OWNER ${owner}`);
  return {
    name,
    ownerUrl: onDatabase(ownerUrl, name),
    appUrl: onDatabase(appUrl, name),
    drop: () => asSuperuser(superuserUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

async function asSuperuser(url: string, statement: string): Promise<void> {
  await withClient(url, (client) => client.query(statement));
}
