import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { releaseHold } from "@/lib/server/holds/release-hold";
import { takeHold } from "@/lib/server/holds/take-hold";
import { keepHouse } from "@/lib/server/jobs/housekeeping";
import { at, book, done, give, NOW, openProvider, type Provider, tally } from "./provider";

let provider: Provider;
beforeAll(async () => {
  provider = await openProvider();
});
afterAll(async () => {
  await provider.desk.close();
});

const minutes = (count: number) => new Date(NOW.getTime() + count * 60_000);

function hold(
  offeringId: string,
  startsAt: Date,
  more: { session?: string; address?: string; now?: Date } = {},
) {
  return takeHold({
    organizationId: provider.desk.organizationId,
    offeringId,
    startsAt,
    actor: "the_customer",
    sessionHash: more.session ?? null,
    addressHash: more.address ?? null,
    now: more.now ?? NOW,
  });
}

async function occupants(resourceId: string) {
  const { rows } = await provider.desk.owner.query(
    "SELECT booking_id IS NOT NULL AS booked, hold_id IS NOT NULL AS held FROM occupancy WHERE resource_id = $1 AND blocking",
    [resourceId],
  );
  return rows;
}

describe("a held time", () => {
  test("is nobody else's to hold or to book until it expires", async () => {
    const { offeringId } = await provider.offering();
    const held = done(await hold(offeringId, at("10:00")));
    expect(held.expiresAt).toBe(minutes(10).toISOString());
    expect(tally([await hold(offeringId, at("10:00"))])).toEqual({ slot_taken: 1 });
    expect(tally([await book(provider, { offeringId, startsAt: at("10:00") })])).toEqual({ slot_taken: 1 });
    const after = { offeringId, startsAt: at("10:00"), now: minutes(10) };
    expect(tally([await book(provider, after)])).toEqual({ ok: 1 });
  });

  test("becomes the booking's without being free in between", async () => {
    const { offeringId, resourceId } = await provider.offering();
    const held = done(await hold(offeringId, at("10:00")));
    const { booking } = done(await book(provider, { holdId: held.id }));
    expect(booking.startsAt).toBe(held.startsAt);
    expect(await occupants(resourceId)).toEqual([{ booked: true, held: false }]);
  });

  test("makes one booking, however often it is sent", async () => {
    const { offeringId } = await provider.offering();
    const held = done(await hold(offeringId, at("10:00")));
    const results = await Promise.all(Array.from({ length: 12 }, () => book(provider, { holdId: held.id })));
    expect(tally(results).ok).toBe(1);
    expect(tally(results)).toEqual({ ok: 1, already_exists: 11 });
    const { rows } = await provider.desk.owner.query("SELECT count(*)::int FROM booking WHERE hold_id = $1", [
      held.id,
    ]);
    expect(rows).toEqual([{ count: 1 }]);
  });

  test("that has expired still books while the time is free, else the time is taken", async () => {
    const { offeringId } = await provider.offering();
    const held = done(await hold(offeringId, at("10:00")));
    expect(tally([await book(provider, { holdId: held.id, now: minutes(30) })])).toEqual({ ok: 1 });
    const late = done(await hold(offeringId, at("11:00")));
    done(await book(provider, { offeringId, startsAt: at("11:00"), now: minutes(30) }));
    expect(tally([await book(provider, { holdId: late.id, now: minutes(31) })])).toEqual({ slot_taken: 1 });
  });

  test("is judged by the notice of the moment at which it was chosen, while it lasts", async () => {
    const { offeringId } = await provider.offering({ minimumNoticeMinutes: 60 });
    const chosen = at("08:59");
    const held = done(await hold(offeringId, at("10:00"), { now: chosen }));
    const typed = new Date(chosen.getTime() + 5 * 60_000);
    expect(tally([await book(provider, { offeringId, startsAt: at("10:00"), now: typed })])).toEqual({
      too_soon: 1,
    });
    expect(tally([await book(provider, { holdId: held.id, now: typed })])).toEqual({ ok: 1 });
  });

  test("ends a request that is overdue on it", async () => {
    const { offeringId } = await provider.offering({
      requiresConfirmation: true,
      confirmationTimeLimitMinutes: 60,
    });
    const { booking } = done(await book(provider, { offeringId, startsAt: at("10:00") }));
    expect(tally([await hold(offeringId, at("10:00"))])).toEqual({ slot_taken: 1 });
    expect(tally([await hold(offeringId, at("10:00"), { now: minutes(60) })])).toEqual({ ok: 1 });
    const { rows } = await provider.desk.owner.query("SELECT status FROM booking WHERE id = $1", [
      booking.id,
    ]);
    expect(rows).toEqual([{ status: "rejected" }]);
  });

  test("ends an overdue request on it also where requests keep nobody off", async () => {
    const keeps = await provider.offering({ requiresConfirmation: true, confirmationTimeLimitMinutes: 60 });
    const open = await provider.offering({ requiresConfirmation: true, pendingHoldsTime: false });
    await provider.desk.owner.query("UPDATE offering SET resource_id = $2 WHERE id = $1", [
      open.offeringId,
      keeps.resourceId,
    ]);
    done(await book(provider, { offeringId: keeps.offeringId, startsAt: at("10:00") }));
    expect(tally([await hold(open.offeringId, at("10:00"), { now: minutes(60) })])).toEqual({ ok: 1 });
  });

  test("keeps the length that it was held with, and its notice for as long again as it lasted", async () => {
    const { offeringId } = await provider.offering({ minimumNoticeMinutes: 60 });
    const held = done(await hold(offeringId, at("10:00"), { now: at("09:00") }));
    await provider.desk.owner.query(
      `UPDATE offering SET policy = policy || '{"durationMinutes": 15}' WHERE id = $1`,
      [offeringId],
    );
    const later = (count: number) => new Date(at("09:00").getTime() + count * 60_000);
    expect(tally([await book(provider, { holdId: held.id, now: later(21) })])).toEqual({ invalid_input: 1 });
    const { booking } = done(await book(provider, { holdId: held.id, now: later(20) }));
    expect(booking.endsAt).toBe(at("10:30").toISOString());
  });

  test("is given back, and then neither held nor booked", async () => {
    const { offeringId, resourceId } = await provider.offering();
    const { organizationId, otherOrganizationId } = provider.desk;
    const held = done(await hold(offeringId, at("10:00")));
    expect(tally([await releaseHold(otherOrganizationId, held.id)])).toEqual({ hold_not_found: 1 });
    expect(tally([await releaseHold(organizationId, held.id)])).toEqual({ ok: 1 });
    expect(await occupants(resourceId)).toEqual([]);
    expect(
      tally([await releaseHold(organizationId, held.id), await book(provider, { holdId: held.id })]),
    ).toEqual({
      hold_not_found: 2,
    });
  });
});

describe("one hold", () => {
  test("a session: the next takes the place of the one before, also of itself", async () => {
    const { offeringId, resourceId } = await provider.offering();
    const first = done(await hold(offeringId, at("10:00"), { session: "one" }));
    done(await hold(offeringId, at("10:00"), { session: "one" }));
    done(await hold(offeringId, at("11:00"), { session: "one" }));
    expect(await occupants(resourceId)).toEqual([{ booked: false, held: true }]);
    expect(tally([await book(provider, { holdId: first.id })])).toEqual({ hold_not_found: 1 });
  });

  test("a session, which lasts no longer for being asked for again", async () => {
    const { offeringId } = await provider.offering();
    const first = done(await hold(offeringId, at("10:00"), { session: "again" }));
    expect(done(await hold(offeringId, at("10:00"), { session: "again", now: minutes(9) }))).toEqual(first);
    const late = done(await hold(offeringId, at("10:00"), { session: "again", now: minutes(10) }));
    expect(late.id).not.toBe(first.id);
  });

  test("an address many times at once: no more than ten either", async () => {
    const times = Array.from(
      { length: 16 },
      (_, index) => new Date(at("09:00").getTime() + index * 1_800_000),
    );
    const { offeringId } = await provider.offering();
    const results = await Promise.all(
      times.map((startsAt, index) =>
        hold(offeringId, startsAt, { session: `p${index}`, address: "at once" }),
      ),
    );
    expect(tally(results)).toEqual({ ok: 10, rate_limited: 6 });
  });

  test("a session, also from several tabs at once", async () => {
    const { offeringId, resourceId } = await provider.offering();
    const times = ["10:00", "11:00", "12:00", "13:00", "14:00", "15:00"];
    await Promise.all(times.map((time) => hold(offeringId, at(time), { session: "tabs" })));
    expect(await occupants(resourceId)).toEqual([{ booked: false, held: true }]);
  });

  test("and ten an address", async () => {
    const { offeringId } = await provider.offering();
    const times = Array.from(
      { length: 11 },
      (_, index) => `${10 + Math.floor(index / 2)}:${index % 2 ? "30" : "00"}`,
    );
    const results = [];
    for (const [index, time] of times.entries())
      results.push(await hold(offeringId, at(time), { session: `s${index}`, address: "here" }));
    expect(tally(results)).toEqual({ ok: 10, rate_limited: 1 });
    expect(
      tally([await hold(offeringId, at("15:00"), { session: "new", address: "here", now: minutes(10) })]),
    ).toEqual({
      ok: 1,
    });
  });
});

test("what expired more than a day ago is forgotten, with its time", async () => {
  const { offeringId, resourceId } = await provider.offering();
  const [old, recent] = [
    done(await hold(offeringId, at("10:00"))),
    done(await hold(offeringId, at("11:00"))),
  ];
  for (const [id, ago] of [
    [old.id, "25 hours"],
    [recent.id, "23 hours"],
  ])
    await provider.desk.owner.query(
      "UPDATE hold SET created_at = now() - interval '3 days', expires_at = now() - $2::interval WHERE id = $1",
      [id, ago],
    );
  await keepHouse();
  const { rows } = await provider.desk.owner.query("SELECT id FROM hold WHERE offering_id = $1", [
    offeringId,
  ]);
  expect(rows).toEqual([{ id: recent.id }]);
  expect(await occupants(resourceId)).toHaveLength(1);
});

test("50 customers who hold one time at once: one has it", async () => {
  const { offeringId, resourceId } = await provider.offering();
  const results = await Promise.all(
    Array.from({ length: 50 }, (_, index) => hold(offeringId, at("10:00"), { session: `race-${index}` })),
  );
  expect(tally(results)).toEqual({ ok: 1, slot_taken: 49 });
  expect(await occupants(resourceId)).toEqual([{ booked: false, held: true }]);
});

test("a hold does not outlive a booking that it races with", async () => {
  const { offeringId, resourceId } = await provider.offering();
  const results = await Promise.all([
    ...Array.from({ length: 8 }, () => hold(offeringId, at("10:00"))),
    ...Array.from({ length: 8 }, () => book(provider, { offeringId, startsAt: at("10:00") })),
  ]);
  expect(tally(results)).toEqual({ ok: 1, slot_taken: 15 });
  expect(await occupants(resourceId)).toHaveLength(1);
});

test("a rescheduled booking can take what was held by nobody any more", async () => {
  const { offeringId } = await provider.offering();
  const { booking } = done(await book(provider, { offeringId, startsAt: at("10:00") }));
  done(await hold(offeringId, at("11:00")));
  expect(tally([await give(provider, booking.id, "reschedule", { startsAt: at("11:00") })])).toEqual({
    slot_taken: 1,
  });
  const later = { startsAt: at("11:00"), now: minutes(11) };
  expect(tally([await give(provider, booking.id, "reschedule", later)])).toEqual({ ok: 1 });
});
