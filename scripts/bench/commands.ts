import pg from "pg";
import { v7 as uuidv7 } from "uuid";
import { actorOf } from "@/lib/server/auth/principal";
import { act } from "@/lib/server/bookings/act";
import { createBooking } from "@/lib/server/bookings/create";
import { pool } from "@/lib/server/db/pool";
import type { Agency } from "./load-bookings";
import { median, throughput } from "./measure";

const CALLERS = [1, 16] as const;
const ROUNDS = 5;
const COMMANDS_A_ROUND = { 1: 120, 16: 600 } as const;
const HOUR_MS = 3_600_000;

export interface CommandResult {
  readonly callers: number;
  readonly actsASecond: number;
  readonly floorASecond: number;
  /** The median of the rounds' ratios: what disturbs the machine disturbs both sides of a round. */
  readonly ratio: number;
}

/** A request with places on a counted resource, of a customer who has come before. */
function newBooking(agency: Agency, number: number) {
  return createBooking({
    organizationId: agency.owner.organization.id,
    input: {
      offeringId: agency.offerings[4] ?? "",
      customer: { name: `Bench ${number % 500}`, email: `bench${number % 500}@bench.example` },
      startsAt: new Date(Date.now() + (48 + (number % 1000)) * HOUR_MS - (Date.now() % HOUR_MS)),
      partySize: 1,
      tentative: false,
    },
    actor: actorOf(agency.owner),
    origin: "api",
  });
}

/** Makes bookings with 16 callers; gives their ids and how many a second. */
export async function createBookings(
  agency: Agency,
  count: number,
): Promise<{ ids: string[]; aSecond: number }> {
  const ids: string[] = [];
  const numbers = Array.from({ length: count }, (_, number) => number);
  const aSecond = await throughput(numbers, 16, async (number) => {
    const made = await newBooking(agency, number);
    if (!made.ok) throw new Error(`A booking was refused: ${made.error.message}`);
    ids.push(made.data.booking.id);
  });
  return { ids, aSecond };
}

/** How many bookings the measurement of commands uses up, each confirmed and then cancelled. */
export function bookingsNeeded(): number {
  return CALLERS.reduce((sum, callers) => sum + (COMMANDS_A_ROUND[callers] / 2) * ROUNDS, 0);
}

async function give(agency: Agency, bookingId: string, command: "confirm" | "cancel"): Promise<void> {
  const done = await act({
    organizationId: agency.owner.organization.id,
    bookingId,
    command,
    reason: command === "cancel" ? "The bench is over." : null,
    actor: actorOf(agency.owner),
    origin: "api",
  });
  if (!done.ok) throw new Error(`A command was refused: ${done.error.message}`);
}

/**
 * Commands through `act` beside the floor: lock, update and insert by hand, on tables of the same columns and
 * indexes without a trigger. The two take turns, over the same pool.
 */
export async function measureCommands(agency: Agency, ids: readonly string[]): Promise<CommandResult[]> {
  let used = 0;
  const results: CommandResult[] = [];
  for (const callers of CALLERS) {
    const acts: number[] = [];
    const floors: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const batch = ids.slice(used, used + COMMANDS_A_ROUND[callers] / 2);
      used += batch.length;
      floors.push(await throughput([...batch, ...batch], callers, floorChange));
      const confirmed = await throughput(batch, callers, (id) => give(agency, id, "confirm"));
      const cancelled = await throughput(batch, callers, (id) => give(agency, id, "cancel"));
      acts.push(2 / (1 / confirmed + 1 / cancelled));
    }
    results.push({
      callers,
      actsASecond: median(acts),
      floorASecond: median(floors),
      ratio: median(acts.map((a, round) => a / (floors[round] ?? a))),
    });
  }
  return results;
}

/** Copies of the tables with their indexes, and of all bookings, so that the floor is as deep as what stands on it. */
export async function prepareFloor(owner: pg.Client): Promise<void> {
  for (const table of ["booking", "booking_event"]) {
    await owner.query(`CREATE TABLE floor_${table} (LIKE ${table} INCLUDING DEFAULTS)`);
    await owner.query(`INSERT INTO floor_${table} SELECT * FROM ${table}`);
    const { rows } = await owner.query<{ definition: string }>(
      "SELECT pg_get_indexdef(indexrelid) AS definition FROM pg_index WHERE indrelid = $1::regclass",
      [table],
    );
    for (const { definition } of rows)
      await owner.query(definition.replace(/INDEX \S+ ON public\./, "INDEX ON public.floor_"));
    await owner.query(`GRANT SELECT, INSERT, UPDATE ON floor_${table} TO holdfast_app`);
    await owner.query(`VACUUM ANALYZE floor_${table}`);
  }
}

async function floorChange(id: string): Promise<void> {
  const client = await pool().connect();
  try {
    await client.query("BEGIN");
    const { rows } = await client.query<{ version: number; organization_id: string; status: string }>({
      name: "floor_lock",
      text: "SELECT * FROM floor_booking WHERE id = $1 FOR UPDATE",
      values: [id],
    });
    const row = rows[0];
    if (!row) throw new Error("The floor has no such booking");
    const to = row.status === "confirmed" ? "cancelled" : "confirmed";
    await client.query({
      name: "floor_update",
      text: `UPDATE floor_booking SET status = $2, version = version + 1, deadline_at = NULL, deadline_command = NULL,
        confirmed_at = now(), updated_at = now() WHERE id = $1`,
      values: [id, to],
    });
    await client.query({
      name: "floor_insert",
      text: `INSERT INTO floor_booking_event (id, organization_id, booking_id, sequence, command, from_status, to_status,
        actor_kind, actor_name, origin, metadata, at, hash)
        VALUES ($1, $2, $3, $4, 'confirm', $5, $6, 'person', 'Owner', 'api', '{}', now(), '')`,
      values: [uuidv7(), row.organization_id, id, row.version + 1, row.status, to],
    });
    await client.query("COMMIT");
  } finally {
    client.release();
  }
}

/** Statements that one command sends, BEGIN and COMMIT counted, as pg's own client is asked for them. */
export async function countStatements(agency: Agency, ids: readonly string[]): Promise<number> {
  const { query } = pg.Client.prototype;
  let sent = 0;
  const counting = function (this: pg.Client, ...given: Parameters<typeof query>) {
    sent += 1;
    return query.apply(this, given);
  };
  pg.Client.prototype.query = counting as typeof query;
  try {
    for (const id of ids) await give(agency, id, "confirm");
  } finally {
    pg.Client.prototype.query = query;
  }
  return sent / ids.length;
}
