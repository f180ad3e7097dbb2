import { randomBytes } from "node:crypto";
import path from "node:path";
import pg from "pg";
import { ensureApplicationLogin, withLogin } from "../database/application-login";
import { migrateDatabase } from "../database/migrate-database";
import { withClient } from "../database/with-client";
import { type Cluster, startCluster } from "../postgres/cluster";
import { throwAwayFolder } from "../postgres/data-place";

const OWNER = "holdfast_owner";
const APPLICATION = "holdfast_bench_app";
const DATABASE = "holdfast";

export interface BenchDatabase {
  readonly cluster: Cluster;
  readonly superuserUrl: string;
  readonly ownerUrl: string;
  readonly appUrl: string;
}

/**
 * A migrated database in a throw-away cluster, which keeps its promises to the disk as a real one does, and is
 * never the one of DATABASE_URL.
 */
export async function startBenchDatabase(): Promise<BenchDatabase> {
  const folder = throwAwayFolder();
  const password = randomBytes(18).toString("base64url");
  const cluster = await startCluster({
    dataFolder: path.join(folder, "pg"),
    logFile: path.join(folder, "postgres.log"),
    superuserPassword: password,
    throwAway: folder,
    // The settings of the embedded database, and none that would trade safety for speed.
    settings: { max_connections: "200", shared_buffers: "128MB", max_wal_size: "4GB" },
  });
  try {
    const superuserUrl = cluster.superuserUrl(DATABASE);
    const ownerUrl = withLogin(superuserUrl, OWNER, password);
    await withClient(cluster.superuserUrl("postgres"), async (client) => {
      await client.query(`CREATE ROLE ${OWNER} LOGIN CREATEROLE PASSWORD ${pg.escapeLiteral(password)}`);
      await client.query(`CREATE DATABASE ${DATABASE} OWNER ${OWNER}`);
    });
    await migrateDatabase({ ownerUrl });
    await withClient(ownerUrl, (client) => ensureApplicationLogin(client, APPLICATION, password));
    return { cluster, superuserUrl, ownerUrl, appUrl: withLogin(superuserUrl, APPLICATION, password) };
  } catch (error) {
    await cluster.stop();
    throw error;
  }
}

/** A copy of the database as it is now, in the same cluster. Nobody may be connected to it meanwhile. */
export async function copyDatabase({ cluster, appUrl }: BenchDatabase, name: string): Promise<string> {
  await withClient(cluster.superuserUrl("postgres"), (client) =>
    client.query(`CREATE DATABASE ${name} TEMPLATE ${DATABASE}`),
  );
  await withClient(cluster.superuserUrl(name), (client) => client.query("VACUUM ANALYZE"));
  const url = new URL(appUrl);
  url.pathname = `/${name}`;
  return url.href;
}
