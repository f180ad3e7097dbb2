import type { PoolClient } from "pg";
import type { ChangeStep } from "@/lib/server/bookings/change";
import { deadlineSteps } from "@/lib/server/bookings/displace";
import type { Occupant, ReadRow } from "@/lib/server/bookings/read-facts";
import { databaseFault, isDatabaseAway, isTransient } from "@/lib/server/db/database-error";
import { pool } from "@/lib/server/db/pool";
import { inTransaction } from "@/lib/server/db/transaction";
import { log } from "@/lib/server/log";
import { wakeRelay } from "@/lib/server/notifications/wake-relay";

const BATCH_SIZE = 200;
/** Batches at once, when there are that many: the database's work is what takes the time. */
const LANES = 2;
const PUT_ASIDE_MS = 60_000;

type DueRow = Pick<ReadRow, "now" | "organization" | "resource"> & Omit<Occupant, "overdue">;

interface Candidate {
  readonly id: string;
  /** The departure whose places the booking gives back. */
  readonly departure_id: string | null;
}

/** Bookings whose deadline could not be run, and when to try again, so that they never hold up the others. */
const putAside = new Map<string, number>();

const CLOCK = "(SELECT coalesce($1::timestamptz, date_trunc('milliseconds', now())) AS now) clock";
const IS_DUE = "b.deadline_at <= clock.now AND NOT b.operation_open";

const CANDIDATES = `
SELECT b.id, CASE WHEN b.occupies THEN b.departure_id END AS departure_id
FROM ${CLOCK} JOIN booking b ON ${IS_DUE} AND b.deadline_at IS NOT NULL
WHERE NOT b.id = ANY ($2::uuid[])
ORDER BY b.deadline_at, b.id LIMIT ${BATCH_SIZE * LANES}`;

const LOCK_DUE = `
SELECT clock.now, to_json(b) AS booking,
  json_build_object('id', o.id, 'slug', o.slug, 'name', o.name, 'email', o.email, 'time_zone', o.time_zone,
    'asset_approval_required', o.asset_approval_required) AS organization,
  json_build_object('id', f.id, 'name', f.name, 'active', f.active, 'lifecycle', f.lifecycle, 'policy', f.policy,
    'supplier_id', f.supplier_id, 'resource_id', f.resource_id) AS offering,
  to_json(s) AS supplier, to_json(c) AS customer, to_json(r) AS resource,
  CASE WHEN a.id IS NOT NULL THEN json_build_object('id', a.id, 'name', a.name, 'email', a.email) END AS author
FROM ${CLOCK}
JOIN booking b ON b.id = ANY ($2::uuid[]) AND ${IS_DUE}
JOIN organization o ON o.id = b.organization_id
JOIN offering f ON f.organization_id = b.organization_id AND f.id = b.offering_id
JOIN customer c ON c.organization_id = b.organization_id AND c.id = b.customer_id
LEFT JOIN supplier s ON s.organization_id = b.organization_id AND s.id = b.supplier_id
LEFT JOIN resource r ON r.organization_id = b.organization_id AND r.id = b.resource_id
LEFT JOIN app_user a ON a.id = b.author_id
ORDER BY b.deadline_at, b.id
FOR UPDATE OF b SKIP LOCKED`;

/**
 * Runs the deadline command of every overdue booking, the oldest deadline first, and says how many there were.
 * Several workers may sweep at once. `now` replaces the database's clock, for tests of time.
 */
export async function sweepDeadlines(now?: Date): Promise<number> {
  let total = 0;
  for (;;) {
    const candidates = await findCandidates(now);
    const done = await sweepLanes(candidates, now);
    total += done;
    if (done > 0) wakeRelay();
    // None done: another worker has them, or all were put aside.
    if (candidates.length < BATCH_SIZE * LANES || done === 0) return total;
  }
}

async function findCandidates(now: Date | undefined): Promise<Candidate[]> {
  for (const [id, until] of putAside) if (until <= Date.now()) putAside.delete(id);
  const { rows } = await pool().query<Candidate>({
    name: "due_candidates",
    text: CANDIDATES,
    values: [now ?? null, [...putAside.keys()]],
  });
  return rows;
}

/** Waits for every lane, also when one fails, so that nothing runs on after the sweep. */
async function sweepLanes(candidates: readonly Candidate[], now: Date | undefined): Promise<number> {
  const lanes: Promise<number>[] = [];
  for (let from = 0; from < candidates.length; from += BATCH_SIZE)
    lanes.push(sweepBatch(candidates.slice(from, from + BATCH_SIZE), now));
  const outcomes = await Promise.allSettled(lanes);
  const failed = outcomes.find(({ status }) => status === "rejected");
  if (failed?.status === "rejected") throw failed.reason;
  return outcomes.reduce((sum, outcome) => sum + (outcome.status === "fulfilled" ? outcome.value : 0), 0);
}

async function sweepBatch(candidates: readonly Candidate[], now: Date | undefined): Promise<number> {
  try {
    return await inTransaction((client) => runDeadlines(client, candidates, now));
  } catch (error) {
    const fault = databaseFault(error);
    if (!fault || isDatabaseAway(fault)) throw error;
    if (candidates.length === 1 && candidates[0]) {
      if (!isTransient(fault)) aside(candidates[0].id, error);
      return 0;
    }
    let done = 0;
    for (const candidate of candidates) done += await sweepBatch([candidate], now);
    return done;
  }
}

/** Departures are locked before bookings, as every writer does, so that no two wait for each other. */
async function runDeadlines(
  client: PoolClient,
  candidates: readonly Candidate[],
  now: Date | undefined,
): Promise<number> {
  const departures = [...new Set(candidates.flatMap(({ departure_id }) => departure_id ?? []))];
  if (departures.length > 0)
    await client.query("SELECT lock_departures($1::jsonb)", [JSON.stringify(departures)]);
  const ids = candidates.map(({ id }) => id);
  const { rows } = await client.query<DueRow>({
    name: "lock_due",
    text: LOCK_DUE,
    values: [now ?? null, ids],
  });
  const changes = rows.flatMap(decided);
  if (changes.length > 0) {
    await client.query({
      name: "run_deadlines",
      text: "SELECT count(apply_change(value)) FROM jsonb_array_elements($1::jsonb)",
      values: [JSON.stringify(changes)],
    });
  }
  return changes.length;
}

function decided({ booking, offering, supplier, customer, author, ...row }: DueRow): {
  steps: ChangeStep[];
}[] {
  try {
    return [{ steps: deadlineSteps(row, { booking, offering, supplier, customer, author }) }];
  } catch (error) {
    aside(booking.id, error);
    return [];
  }
}

function aside(bookingId: string, error: unknown): void {
  putAside.set(bookingId, Date.now() + PUT_ASIDE_MS);
  log().error({ booking: bookingId, err: error }, "A deadline could not be run; it waits a minute");
}
