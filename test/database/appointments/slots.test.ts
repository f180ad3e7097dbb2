import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readSlots } from "@/lib/server/offerings/read-slots";
import { at, book, done, give, NOW, openProvider, type Provider, tally } from "./provider";

let provider: Provider;
beforeAll(async () => {
  provider = await openProvider();
});
afterAll(async () => {
  await provider.desk.close();
});

async function startsOn(
  offeringId: string,
  date: string,
  more: { exceptBookingId?: string; now?: Date } = {},
) {
  const found = await readSlots({
    offering: { organizationId: provider.desk.organizationId, id: offeringId },
    range: { from: date, to: date },
    now: NOW,
    ...more,
  });
  return found?.slots.map(({ startsAt }) => startsAt.toISOString().slice(11, 16));
}

const DAY = "2030-03-04";

describe("what is offered", () => {
  test("is what can be booked, and what is refused is not offered", async () => {
    const { offeringId } = await provider.offering({ minimumNoticeMinutes: 120 });
    expect(await startsOn(offeringId, DAY)).toHaveLength(16);
    done(await book(provider, { offeringId, startsAt: at("10:00") }));
    expect(await startsOn(offeringId, DAY)).not.toContain("10:00");
    for (const [startsAt, now, code] of [
      [at("10:00"), NOW, "slot_taken"],
      [at("10:10"), NOW, "not_a_slot"],
      [at("17:00"), NOW, "outside_hours"],
      [at("11:00"), at("10:30"), "too_soon"],
      [at("10:00"), at("10:30"), "starts_in_past"],
    ] as const)
      expect(tally([await book(provider, { offeringId, startsAt, now })])).toEqual({ [code]: 1 });
  });

  test("leaves both neighbours their buffers, also outside of the hours", async () => {
    const { offeringId } = await provider.offering({ bufferBeforeMinutes: 30, bufferAfterMinutes: 30 });
    done(await book(provider, { offeringId, startsAt: at("10:00") }));
    expect(await startsOn(offeringId, DAY)).toHaveLength(11);
    expect(tally([await book(provider, { offeringId, startsAt: at("10:30") })])).toEqual({
      buffer_conflict: 1,
    });
    done(await book(provider, { offeringId, startsAt: at("16:30") }));
  });

  test("a cancelled booking gives its time back, and its place in the day", async () => {
    const { offeringId } = await provider.offering({ dailyLimit: 2 });
    const first = done(await book(provider, { offeringId, startsAt: at("10:00") }));
    expect(await startsOn(offeringId, DAY)).toHaveLength(15);
    done(await give(provider, first.booking.id, "cancel", { reason: "Ill" }));
    done(await book(provider, { offeringId, startsAt: at("10:00") }));
    expect(await startsOn(offeringId, DAY)).toHaveLength(15);
    done(await book(provider, { offeringId, startsAt: at("11:00") }));
    expect(await startsOn(offeringId, DAY)).toEqual([]);
    expect(tally([await book(provider, { offeringId, startsAt: at("15:00") })])).toEqual({
      limit_reached: 1,
    });
  });

  test("a request holds its time, unless the offering lets it hold none; overdue, it holds nothing", async () => {
    const { offeringId } = await provider.offering({ requiresConfirmation: true });
    const { booking } = done(await book(provider, { offeringId, startsAt: at("10:00") }));
    expect(booking.status).toBe("pending");
    expect(await startsOn(offeringId, DAY)).toHaveLength(15);
    const late = new Date(NOW.getTime() + 24 * 3_600_000);
    expect(await startsOn(offeringId, DAY, { now: late })).toHaveLength(16);

    const open = await provider.offering({ requiresConfirmation: true, pendingHoldsTime: false });
    done(await book(provider, { offeringId: open.offeringId, startsAt: at("10:00") }));
    expect(await startsOn(open.offeringId, DAY)).toHaveLength(16);
  });

  test("two offerings of one provider share its time", async () => {
    const { offeringId, resourceId } = await provider.offering();
    const other = await provider.offering({ durationMinutes: 60 });
    await provider.desk.owner.query("UPDATE offering SET resource_id = $2 WHERE id = $1", [
      other.offeringId,
      resourceId,
    ]);
    done(await book(provider, { offeringId: other.offeringId, startsAt: at("10:00") }));
    expect(await startsOn(offeringId, DAY)).toHaveLength(14);
    expect(tally([await book(provider, { offeringId, startsAt: at("10:30") })])).toEqual({ slot_taken: 1 });
  });

  test("a booking that is moved has its own time free, and keeps its length", async () => {
    const { offeringId } = await provider.offering({ bufferAfterMinutes: 30 });
    const { booking } = done(await book(provider, { offeringId, startsAt: at("10:00") }));
    expect(await startsOn(offeringId, DAY)).not.toContain("10:30");
    expect(await startsOn(offeringId, DAY, { exceptBookingId: booking.id })).toContain("10:30");
    const moved = done(await give(provider, booking.id, "reschedule", { startsAt: at("10:30") }));
    expect(moved.booking).toMatchObject({ status: "rescheduled", successorId: expect.any(String) });
  });
});

describe("a booking that is moved", () => {
  test("is refused what the slot engine refuses, and stays as it is", async () => {
    const { offeringId } = await provider.offering();
    const { booking } = done(await book(provider, { offeringId, startsAt: at("10:00") }));
    const result = await give(provider, booking.id, "reschedule", { startsAt: at("18:00") });
    expect(tally([result])).toEqual({ outside_hours: 1 });
    const { rows } = await provider.desk.owner.query("SELECT status, version FROM booking WHERE id = $1", [
      booking.id,
    ]);
    expect(rows).toEqual([{ status: "confirmed", version: 1 }]);
  });

  test("is one entry in a calendar, whose revisions rise", async () => {
    const { offeringId } = await provider.offering();
    const first = done(await book(provider, { offeringId, startsAt: at("10:00") })).booking;
    const second = done(await give(provider, first.id, "reschedule", { startsAt: at("11:00") })).booking
      .successorId;
    const third = done(await give(provider, second ?? "", "reschedule", { startsAt: at("12:00") })).booking
      .successorId;
    const { rows } = await provider.desk.owner.query(
      "SELECT id, calendar_uid, calendar_base + version AS sequence FROM booking WHERE offering_id = $1 ORDER BY id",
      [offeringId],
    );
    expect(rows).toEqual([
      { id: first.id, calendar_uid: first.id, sequence: 2 },
      { id: second, calendar_uid: first.id, sequence: 4 },
      { id: third, calendar_uid: first.id, sequence: 5 },
    ]);
  });

  test("is moved by the provider without asking the provider", async () => {
    const { offeringId } = await provider.offering({ requiresConfirmation: true });
    const { booking } = done(await book(provider, { offeringId, startsAt: at("10:00") }));
    const supplier = { kind: "supplier", id: provider.desk.supplierId, name: "Fjord Boats" } as const;
    done(await give(provider, booking.id, "confirm", { actor: supplier }));
    const moved = done(
      await give(provider, booking.id, "reschedule", { startsAt: at("11:00"), actor: supplier }),
    );
    const { rows } = await provider.desk.owner.query("SELECT status FROM booking WHERE id = $1", [
      moved.booking.successorId,
    ]);
    expect(rows).toEqual([{ status: "confirmed" }]);
  });
});

describe("what is due later", () => {
  const due = async (bookingId: string) =>
    (
      await provider.desk.owner.query("SELECT topic, due_at FROM scheduled_mail WHERE booking_id = $1", [
        bookingId,
      ])
    ).rows;

  test("a reminder is due before the start, and for nothing that was cancelled or moved", async () => {
    const { offeringId } = await provider.offering({ reminderMinutes: 60 });
    const { booking } = done(await book(provider, { offeringId, startsAt: at("10:00") }));
    expect(await due(booking.id)).toEqual([{ topic: "reminder", due_at: at("09:00") }]);
    const moved = done(await give(provider, booking.id, "reschedule", { startsAt: at("11:00") })).booking;
    expect(await due(booking.id)).toEqual([]);
    expect(await due(moved.successorId ?? "")).toEqual([{ topic: "reminder", due_at: at("10:00") }]);
    done(await give(provider, moved.successorId ?? "", "cancel", { reason: "Ill" }));
    expect(await due(moved.successorId ?? "")).toEqual([]);
  });

  test("who must decide is told before the limit, and is not once it is decided", async () => {
    const { offeringId } = await provider.offering({
      requiresConfirmation: true,
      confirmationTimeLimitMinutes: 1440,
    });
    const { booking } = done(await book(provider, { offeringId, startsAt: at("10:00") }));
    expect(await due(booking.id)).toEqual([
      { topic: "deadline_near", due_at: new Date(NOW.getTime() + 20 * 3_600_000) },
    ]);
    done(await give(provider, booking.id, "confirm", { actor: provider.owner }));
    expect(await due(booking.id)).toEqual([]);
  });
});
