import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import type { Result } from "@/lib/domain/refusal";
import { changeMaintenance } from "@/lib/server/assets/maintenance";
import { act } from "@/lib/server/bookings/act";
import { type Desk, HOUR, openDesk } from "../invariants/desk";
import { book, booked, inHours, joins, maintain, outOfLine, resolve, squawk } from "./club";
import { cutOut, withoutTriggers } from "./without-guards";

const ROUNDS = 24;

let desk: Desk;
let owner: Extract<Actor, { kind: "person" }>;
/** How often each kind of command was done, and not refused. */
const done = new Map<string, number>();

beforeAll(async () => {
  desk = await openDesk();
  owner = await joins(desk, "owner");
});
afterAll(() => desk.close());

/** Bookings one after the other, two of which each round cancels. */
async function scene(firstHour: number) {
  const start = inHours(firstHour);
  const at = (hours: number) => new Date(start.getTime() + hours * HOUR);
  const ids: string[] = [];
  for (let index = 0; index < ROUNDS * 2; index += 1) ids.push(await booked(desk, owner, at(index)));
  return { at, ids };
}

type Scene = Awaited<ReturnType<typeof scene>>;

/** Books, resolves, grounds again, maintains and cancels at once. In half of the rounds the asset is free before, and in some of these it stays so. */
async function cross({ at, ids }: Scene, round: number): Promise<void> {
  const squawkId = round % 4 < 2 ? await squawk(desk, owner) : null;
  await Promise.all([
    counted("book", book(desk, owner, at(2 * ROUNDS + round))),
    ...(squawkId ? [counted("resolve", resolve(desk, owner, squawkId))] : []),
    ...(round % 4 < 3 ? [counted("ground", squawk(desk, owner))] : []),
    ...ids.slice(round * 2, round * 2 + 2).map((bookingId) => counted("cancel", cancel(bookingId))),
    ...(round % 3 === 0 ? [counted("maintain", maintain(desk, owner, at(round), at(80)))] : []),
    ...(round % 3 === 1 ? [counted("remove", removeLatest())] : []),
  ]);
}

async function counted(kind: string, asked: Promise<string | Result<unknown>>): Promise<void> {
  const answer = await asked;
  if (typeof answer === "string" || answer.ok) done.set(kind, (done.get(kind) ?? 0) + 1);
}

function cancel(bookingId: string) {
  return act({
    organizationId: desk.organizationId,
    bookingId,
    command: "cancel",
    actor: owner,
    origin: "desk",
  });
}

async function removeLatest() {
  const { rows } = await desk.owner.query(
    "SELECT id FROM maintenance WHERE removed_at IS NULL ORDER BY created_at DESC LIMIT 1",
  );
  return changeMaintenance({
    organizationId: desk.organizationId,
    of: { maintenanceId: rows[0].id },
    wanted: null,
    actor: owner,
    origin: "desk",
  });
}

async function resolveAll(): Promise<void> {
  const { rows } = await desk.owner.query("SELECT id FROM squawk WHERE status = 'open'");
  for (const { id } of rows) expect(await resolve(desk, owner, id)).toMatchObject({ ok: true });
}

test("booking, resolving, grounding again, maintaining and cancelling at once leave nothing out of line, round after round", async () => {
  const given = await scene(4_000);
  for (let round = 0; round < ROUNDS; round += 1) {
    await cross(given, round);
    expect(await outOfLine(desk)).toBe(0);
    // Most are resolved again, so that the next round begins with bookings of both kinds.
    if (round % 4 !== 0) await resolveAll();
    expect(await outOfLine(desk)).toBe(0);
  }
  await resolveAll();
  expect(await outOfLine(desk)).toBe(0);
  expect([...done.keys()].sort()).toEqual(["book", "cancel", "ground", "maintain", "remove", "resolve"]);
});

/** The negative control: without the asset's lock and the checks at the end the same rounds do leave some. */
test("without the guards the same rounds leave bookings out of line", async () => {
  await cutOut(desk, /IF change \? 'uses' THEN.*?END IF;/s);
  await withoutTriggers(desk, "booking", "booking_has_its_causes_insert", "booking_has_its_causes_update");
  await withoutTriggers(desk, "suspension_cause", "booking_keeps_a_cause");
  await withoutTriggers(desk, "squawk", "squawk_suspends");
  await withoutTriggers(desk, "maintenance", "maintenance_suspends");
  const given = await scene(6_000);
  let left = 0;
  for (let round = 0; left === 0 && round < ROUNDS; round += 1) {
    await cross(given, round);
    left = await outOfLine(desk);
  }
  expect(left).toBeGreaterThan(0);
});
