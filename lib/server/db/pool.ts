import { PrismaPg } from "@prisma/adapter-pg";
import { Pool } from "pg";
import { PrismaClient } from "@/generated/prisma/client";
import { config } from "@/lib/server/config";

/**
 * One pool a process, as the application's role (INV-15). Prisma's client, for ordinary reads and writes, and
 * plain pg, for the path of a command and the lists, share its connections.
 */
interface Database {
  readonly pool: Pool;
  readonly prisma: PrismaClient;
}

const cache = globalThis as typeof globalThis & { holdfastDatabase?: Database };

function database(): Database {
  cache.holdfastDatabase ??= connect(config().APP_DATABASE_URL, config().DATABASE_POOL_SIZE);
  return cache.holdfastDatabase;
}

function connect(connectionString: string, max: number): Database {
  const pool = new Pool({
    connectionString,
    max,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 30_000,
    application_name: "holdfast",
  });
  // An idle connection that breaks is replaced on next use; without a listener it would end the process.
  pool.on("error", () => {});
  // So would one that breaks while somebody has it, between two queries of a transaction; the next query fails.
  pool.on("connect", (client) => client.on("error", () => {}));
  return { pool, prisma: new PrismaClient({ adapter: new PrismaPg(pool) }) };
}

export function pool(): Pool {
  return database().pool;
}

export function prisma(): PrismaClient {
  return database().prisma;
}

export async function closeDatabase(): Promise<void> {
  const open = cache.holdfastDatabase;
  cache.holdfastDatabase = undefined;
  if (!open) return;
  await open.prisma.$disconnect();
  if (!open.pool.ended) await open.pool.end();
}
