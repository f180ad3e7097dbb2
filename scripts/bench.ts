import { randomBytes } from "node:crypto";
import { parseArgs } from "node:util";
import { closeDatabase } from "@/lib/server/db/pool";
import { loadOtherMonths, makeClub, measureGrounding, measureViews } from "./bench/assets";
import {
  bookingsNeeded,
  countStatements,
  createBookings,
  measureCommands,
  prepareFloor,
} from "./bench/commands";
import { type BenchDatabase, copyDatabase, startBenchDatabase } from "./bench/database";
import { measureExport } from "./bench/export";
import { measureLists } from "./bench/list";
import { loadBookings, makeAgency } from "./bench/load-bookings";
import { measurePages } from "./bench/pages";
import { type BenchReport, printReport } from "./bench/report";
import { makeProviders, measureSlots } from "./bench/slots";
import { measureSweep } from "./bench/sweep";
import { withClient } from "./database/with-client";

const SMALL = 1_000;
const LARGE = 300_000;
const COUNTED = 100;
const SWEPT = 2_000;

const { values: options } = parseArgs({
  options: {
    /** The figures as JSON instead of a table. */
    json: { type: "boolean", default: false },
    /** Leave the pages out, which needs a build. */
    "no-page": { type: "boolean", default: false },
  },
});

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

async function measure(database: BenchDatabase): Promise<BenchReport> {
  const start = performance.now();
  say(`Loading ${SMALL} bookings`);
  const { agency, club } = await withClient(database.superuserUrl, async (superuser) => {
    const made = await makeAgency(superuser);
    await loadBookings(superuser, made, 0, SMALL - 1);
    return { agency: made, club: await makeClub(superuser) };
  });
  const smallUrl = await copyDatabase(database, "holdfast_small");

  return withClient(database.superuserUrl, async (superuser) => {
    say("The times of 20 providers");
    const providers = await makeProviders(superuser);
    const slots = await measureSlots(providers);
    if (!options["no-page"]) say("The pages' scripts, and how long the public page takes");
    const pages = options["no-page"]
      ? null
      : await measurePages(superuser, agency, providers, database.appUrl);

    say(`Loading ${LARGE} bookings`);
    await loadBookings(superuser, agency, SMALL, LARGE - 1);
    await loadOtherMonths(superuser, club);
    say(`The list at ${SMALL} and at ${LARGE} bookings, in turns`);
    const lists = await measureLists(agency, { small: smallUrl, large: database.appUrl });
    say("The calendar, and grounding an asset");
    const views = await measureViews(club, { small: smallUrl, large: database.appUrl });
    const assets = { views, ...(await measureGrounding(superuser, club)) };
    say("The export");
    const exported = await measureExport(agency);

    say("Commands, and the floor");
    const first = await createBookings(agency, COUNTED + SWEPT);
    const statementsACommand = await countStatements(agency, first.ids.slice(0, COUNTED));
    const { ids, aSecond } = await createBookings(agency, bookingsNeeded());
    await withClient(database.ownerUrl, prepareFloor);
    const commands = await measureCommands(agency, ids);
    const sweptASecond = await measureSweep(superuser, first.ids.slice(COUNTED));
    return {
      commands,
      statementsACommand,
      createsASecond: aSecond,
      sweptASecond,
      lists,
      exported,
      slots,
      assets,
      pages,
      seconds: (performance.now() - start) / 1000,
    };
  });
}

const database = await startBenchDatabase();
try {
  process.env.APP_DATABASE_URL = database.appUrl;
  process.env.HOLDFAST_SECRET = randomBytes(32).toString("base64url");
  process.env.APP_URL = "http://127.0.0.1";
  const report = await measure(database);
  if (options.json) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  else printReport(report);
} finally {
  await closeDatabase();
  await database.cluster.stop();
}
