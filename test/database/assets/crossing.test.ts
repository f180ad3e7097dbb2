import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { changeMaintenance } from "@/lib/server/assets/maintenance";
import { act } from "@/lib/server/bookings/act";
import { type Desk, HOUR, openDesk } from "../invariants/desk";
import { book, booked, inHours, joins, maintain, outOfLine, resolve, squawk } from "./club";

let desk: Desk;
let owner: Extract<Actor, { kind: "person" }>;

beforeAll(async () => {
  desk = await openDesk();
  owner = await joins(desk, "owner");
});
afterAll(() => desk.close());

test("resolving, grounding again, maintaining and cancelling at once leave nothing out of line, round after round", async () => {
  const rounds = 24;
  const start = inHours(4_000);
  const ids: string[] = [];
  for (let index = 0; index < rounds * 2; index += 1)
    ids.push(await booked(desk, owner, new Date(start.getTime() + index * HOUR)));
  for (let round = 0; round < rounds; round += 1) {
    const squawkId = await squawk(desk, owner);
    await Promise.all([
      resolve(desk, owner, squawkId),
      squawk(desk, owner),
      ...ids.slice(round * 2, round * 2 + 2).map((bookingId) =>
        act({
          organizationId: desk.organizationId,
          bookingId,
          command: "cancel",
          actor: owner,
          origin: "desk",
        }),
      ),
      book(desk, owner, new Date(start.getTime() + (2 * rounds + round) * HOUR)),
      ...(round % 3 === 0
        ? [
            maintain(
              desk,
              owner,
              new Date(start.getTime() + round * HOUR),
              new Date(start.getTime() + 80 * HOUR),
            ),
          ]
        : []),
      ...(round % 3 === 1 ? [removeLatest()] : []),
    ]);
    expect(await outOfLine(desk)).toBe(0);
    // Most are resolved again, so that the next round begins with bookings of both kinds.
    if (round % 4 !== 0) await resolveAll();
    expect(await outOfLine(desk)).toBe(0);
  }
  await resolveAll();
  expect(await outOfLine(desk)).toBe(0);
});

async function resolveAll(): Promise<void> {
  const { rows } = await desk.owner.query("SELECT id FROM squawk WHERE status = 'open'");
  for (const { id } of rows) expect(await resolve(desk, owner, id)).toMatchObject({ ok: true });
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
