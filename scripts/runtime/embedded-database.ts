import pg from "pg";
import { applicationLoginFor, ensureApplicationLogin, withLogin } from "../database/application-login";
import { migrateDatabase } from "../database/migrate-database";
import { withClient } from "../database/with-client";
import { type Cluster, startCluster } from "../postgres/cluster";
import { clusterFolder } from "../postgres/data-place";
import { DATA_FOLDER, newPassword, readSecrets, type Secrets, writeSecrets } from "./data-folder";
import { logFile } from "./node-process";

const OWNER = "holdfast_owner";
const DATABASE = "holdfast";
const EMBEDDED_LOGIN = applicationLoginFor(DATABASE);

export interface DatabaseUrls {
  /** The application's role: what server and worker use. */
  appUrl: string;
  ownerUrl: string;
}

/**
 * Starts this checkout's own PostgreSQL, on the port it had before when that is free. While others hold its address
 * (`port`), it comes back on that port or not at all.
 */
export async function startEmbeddedCluster(port?: number): Promise<Cluster> {
  const secrets = readSecrets();
  const cluster = await startCluster({
    dataFolder: embeddedFolder(),
    superuserPassword: secrets.superuserPassword,
    port,
    preferredPort: secrets.databasePort,
    logFile: logFile("postgres"),
    settings: { max_connections: "200", shared_buffers: "128MB", log_min_duration_statement: "2s" },
  });
  if (cluster.port !== secrets.databasePort) writeSecrets({ ...secrets, databasePort: cluster.port });
  return cluster;
}

/** The owner's connection to the embedded database, at the port where it last ran. */
export function embeddedOwnerUrl(): string {
  const { databasePort, ownerPassword } = readSecrets();
  return `postgresql://${OWNER}:${ownerPassword}@127.0.0.1:${databasePort ?? 0}/${DATABASE}`;
}

/** The application's connection to it, once `up` has made its login. */
export function embeddedAppUrl(): string | undefined {
  const password = readSecrets().logins[EMBEDDED_LOGIN];
  return password ? withLogin(embeddedOwnerUrl(), EMBEDDED_LOGIN, password) : undefined;
}

/** Where the embedded database's data lies. */
export function embeddedFolder(): string {
  return clusterFolder(DATA_FOLDER, readSecrets().installation);
}

/** Makes the owner's role and the database where they are missing, migrates, and makes the application's login. */
export async function prepareEmbeddedDatabase(
  cluster: Cluster,
  onApply: (name: string) => void,
): Promise<DatabaseUrls> {
  const secrets = readSecrets();
  await ensureOwnerAndDatabase(cluster.superuserUrl("postgres"), secrets);
  const ownerUrl = withLogin(cluster.superuserUrl(DATABASE), OWNER, secrets.ownerPassword);
  await migrateDatabase({ ownerUrl, onApply });
  const login = `${DATABASE}_app`;
  const password = secrets.logins[login] ?? newPassword();
  if (!secrets.logins[login])
    writeSecrets({ ...readSecrets(), logins: { ...secrets.logins, [login]: password } });
  await withClient(ownerUrl, (owner) => ensureApplicationLogin(owner, login, password));
  return { ownerUrl, appUrl: withLogin(ownerUrl, login, password) };
}

async function ensureOwnerAndDatabase(superuserUrl: string, secrets: Secrets): Promise<void> {
  await withClient(superuserUrl, async (superuser) => {
    const owner = await superuser.query("SELECT FROM pg_roles WHERE rolname = $1", [OWNER]);
    const verb = owner.rowCount ? "ALTER" : "CREATE";
    // The owner makes the application's roles; it is no superuser, so that migrations stay possible anywhere.
    await superuser.query(
      `${verb} ROLE ${OWNER} LOGIN CREATEROLE PASSWORD ${pg.escapeLiteral(secrets.ownerPassword)}`,
    );
    const database = await superuser.query("SELECT FROM pg_database WHERE datname = $1", [DATABASE]);
    if (!database.rowCount) await superuser.query(`CREATE DATABASE ${DATABASE} OWNER ${OWNER}`);
  });
}
