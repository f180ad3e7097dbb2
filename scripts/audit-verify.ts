import pg from "pg";
import { verifyChains } from "@/lib/server/audit/verify-chains";
import { describeDatabaseError } from "./database/connection";
import { OperatorError } from "./operator-error";

/**
 * Verifies the trail of every booking (INV-03). Exits 1 when a chain is broken, and names the first. Any role
 * that may read will do: DATABASE_URL, or APP_DATABASE_URL.
 */
async function main(): Promise<void> {
  const variable = process.env.DATABASE_URL ? "DATABASE_URL" : "APP_DATABASE_URL";
  const url = process.env[variable];
  if (!url) {
    throw new OperatorError(
      "Set DATABASE_URL or APP_DATABASE_URL to the database whose trail is to be verified; of the demo, .data/demo.json has it as databaseUrl.",
    );
  }
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    const { bookings, events, brokenChains, first } = await verifyChains(client);
    if (!first) {
      console.log(`The trail is whole: ${events} events of ${bookings} bookings.`);
      return;
    }
    console.error(
      `The trail is broken: ${brokenChains} of ${bookings} bookings. The first is ${first.reference} of ${first.organization}, at event ${first.sequence}: ${first.fault}.`,
    );
    process.exitCode = 1;
  } catch (error) {
    throw new OperatorError(describeDatabaseError(error, url, variable), { cause: error });
  } finally {
    await client.end().catch(() => undefined);
  }
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
