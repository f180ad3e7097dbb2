import pg from "pg";
import { describeDatabaseError } from "./database/connection";
import { migrateDatabase } from "./database/migrate-database";
import { markRolledBack } from "./database/prisma-history";
import { loadEnvironmentFile } from "./environment-file";
import { OperatorError } from "./operator-error";

const USAGE = "Use: npm run migrate, or npm run migrate -- --rolled-back <migration>";

async function main(parameters: string[]): Promise<void> {
  loadEnvironmentFile();
  const ownerUrl = process.env.DATABASE_URL;
  if (!ownerUrl) {
    throw new OperatorError(
      "Set DATABASE_URL to the owner's connection of the database to migrate. The embedded database is migrated by npm run up.",
    );
  }
  try {
    if (parameters.length === 0) return await migrate(ownerUrl);
    const [option, name] = parameters;
    if (option !== "--rolled-back" || !name) throw new OperatorError(USAGE);
    await rollBack(ownerUrl, name);
  } catch (error) {
    if (error instanceof OperatorError) throw error;
    throw new OperatorError(describeDatabaseError(error, ownerUrl), { cause: error });
  }
}

async function migrate(ownerUrl: string): Promise<void> {
  const { applied } = await migrateDatabase({ ownerUrl, onApply: (name) => console.log(`Applying ${name}`) });
  console.log(applied.length === 0 ? "The database is up to date." : `Applied ${applied.length} migrations.`);
}

async function rollBack(ownerUrl: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    if (!(await markRolledBack(client, name)))
      throw new OperatorError(`No failed migration is called ${name}.`);
    console.log(`${name} is marked as rolled back; the next migration run tries it again.`);
  } finally {
    await client.end();
  }
}

main(process.argv.slice(2)).catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
