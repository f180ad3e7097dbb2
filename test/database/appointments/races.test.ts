import { afterAll, beforeAll, expect, test } from "vitest";
import { at, book, done, give, openProvider, type Provider, tally } from "./provider";

let provider: Provider;
beforeAll(async () => {
  provider = await openProvider();
});
afterAll(async () => {
  await provider.desk.close();
});

test("50 customers for one slot: one booking, 49 are told that it is taken", async () => {
  const { offeringId } = await provider.offering();
  const results = await Promise.all(
    Array.from({ length: 50 }, () => book(provider, { offeringId, startsAt: at("10:00") })),
  );
  expect(tally(results)).toEqual({ ok: 1, slot_taken: 49 });
});

test("neighbours whose buffers meet: one booking, the others are told why", async () => {
  const { offeringId } = await provider.offering({ bufferAfterMinutes: 30 });
  const results = await Promise.all(
    ["10:00", "10:30"].flatMap((time) =>
      Array.from({ length: 6 }, () => book(provider, { offeringId, startsAt: at(time) })),
    ),
  );
  expect(tally(results)).toEqual({ ok: 1, slot_taken: 5, buffer_conflict: 6 });
});

test("16 customers for different times of a day that takes three: three bookings", async () => {
  const { offeringId } = await provider.offering({ dailyLimit: 3 });
  const times = Array.from({ length: 16 }, (_, index) => new Date(at("09:00").getTime() + index * 1_800_000));
  const results = await Promise.all(times.map((startsAt) => book(provider, { offeringId, startsAt })));
  expect(tally(results)).toEqual({ ok: 3, limit_reached: 13 });
});

test("20 posts of one reschedule: one successor", async () => {
  const { offeringId } = await provider.offering();
  const { booking } = done(await book(provider, { offeringId, startsAt: at("10:00") }));
  const results = await Promise.all(
    Array.from({ length: 20 }, () => give(provider, booking.id, "reschedule", { startsAt: at("11:00") })),
  );
  expect(tally(results).ok).toBe(1);
  const { rows } = await provider.desk.owner.query(
    "SELECT count(*)::int FROM booking WHERE predecessor_id = $1",
    [booking.id],
  );
  expect(rows).toEqual([{ count: 1 }]);
});

test("confirm against cancel at once: one wins, the other is told", async () => {
  for (let round = 0; round < 10; round += 1) {
    const { offeringId } = await provider.offering({ requiresConfirmation: true });
    const { booking } = done(await book(provider, { offeringId, startsAt: at("10:00") }));
    const [confirmed, withdrawn] = await Promise.all([
      give(provider, booking.id, "confirm", { actor: provider.owner, expectedVersion: 1 }),
      give(provider, booking.id, "withdraw", { expectedVersion: 1 }),
    ]);
    expect([confirmed.ok, withdrawn.ok].sort()).toEqual([false, true]);
    const lost = confirmed.ok ? withdrawn : confirmed;
    expect(lost).toMatchObject({ error: { code: "stale_version", details: { changes: [{ sequence: 2 }] } } });
  }
});

test("two requests for one slot that hold nothing: one confirmation wins", async () => {
  const { offeringId } = await provider.offering({ requiresConfirmation: true, pendingHoldsTime: false });
  const requests = await Promise.all(
    Array.from({ length: 8 }, () => book(provider, { offeringId, startsAt: at("10:00") })),
  );
  const results = await Promise.all(
    requests.map((made) => give(provider, done(made).booking.id, "confirm", { actor: provider.owner })),
  );
  expect(tally(results)).toEqual({ ok: 1, slot_taken: 7 });
});
