import { randomBytes } from "node:crypto";
import path from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { ensureApplicationLogin, withLogin } from "../../scripts/database/application-login";
import { migrateDatabase } from "../../scripts/database/migrate-database";
import { withClient } from "../../scripts/database/with-client";
import { startCluster } from "../../scripts/postgres/cluster";
import { throwAwayFolder } from "../../scripts/postgres/data-place";

export interface TestCluster {
  /** Connects to the cluster's maintenance database; may create and drop databases. */
  superuserUrl: string;
  ownerUrl: string;
  appUrl: string;
  template: string;
}

declare module "vitest" {
  export interface ProvidedContext {
    testCluster: TestCluster;
  }
}

const TEMPLATE = "holdfast_template";
const OWNER = "holdfast_owner";
const APPLICATION = "holdfast_test_app";

/** A cluster of the tests' own, in memory as far as it can be, with one migrated template that nobody can enter. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = throwAwayFolder();
  const password = randomBytes(18).toString("base64url");
  const cluster = await startCluster({
    dataFolder: path.join(folder, "pg"),
    logFile: path.join(folder, "postgres.log"),
    superuserPassword: password,
    throwAway: folder,
    settings: { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: "300" },
  });
  const superuserUrl = cluster.superuserUrl("postgres");
  try {
    const ownerUrl = withLogin(superuserUrl, OWNER, password);
    const appUrl = withLogin(superuserUrl, APPLICATION, password);
    await buildTemplate(superuserUrl, onDatabase(ownerUrl, TEMPLATE), password);
    project.provide("testCluster", { superuserUrl, ownerUrl, appUrl, template: TEMPLATE });
  } catch (error) {
    await cluster.stop();
    throw error;
  }
  return () => cluster.stop();
}

async function buildTemplate(superuserUrl: string, ownerUrl: string, password: string): Promise<void> {
  await withClient(superuserUrl, async (superuser) => {
    await superuser.query(`CREATE ROLE ${OWNER} LOGIN CREATEROLE PASSWORD ${pg.escapeLiteral(password)}`);
    await superuser.query(`CREATE DATABASE ${TEMPLATE} OWNER ${OWNER}`);
    await migrateDatabase({ ownerUrl });
    await withClient(ownerUrl, (owner) => ensureApplicationLogin(owner, APPLICATION, password));
    await superuser.query(`ALTER DATABASE ${TEMPLATE} ALLOW_CONNECTIONS false IS_TEMPLATE true`);
  });
}

/** The same connection on another database. */
export function onDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}
