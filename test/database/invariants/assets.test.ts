import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Severity, SQUAWK_STATUSES, type SquawkStatus } from "@/lib/domain/assets/airworthiness";
import { SQUAWK_TRANSITIONS } from "@/lib/domain/assets/squawk";
import { assetOfItsOwn, bookingByHand, type Desk, HOUR, insert, openDesk, refusedWith } from "./desk";

/** What the application's role may write of assets, going around the application. */
let desk: Desk;

beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const WAYS: Record<SquawkStatus, SquawkStatus[]> = {
  pending: ["pending"],
  open: ["open"],
  deferred: ["open", "deferred"],
  resolved: ["open", "resolved"],
  dismissed: ["pending", "dismissed"],
};

async function squawkByHand(resourceId: string, status: SquawkStatus, severity: Severity): Promise<string> {
  const [first = status, ...rest] = WAYS[status];
  const id = await beginSquawk(resourceId, first, severity);
  for (const next of rest) await setSquawk(id, next);
  return id;
}

function beginSquawk(resourceId: string, status: SquawkStatus, severity: Severity): Promise<string> {
  return insert(desk.app, "squawk", {
    organization_id: desk.organizationId,
    resource_id: resourceId,
    title: "By hand",
    description: "Written around the application.",
    severity,
    status,
    reporter_id: desk.authorId,
    reporter_name: "The author",
    reported_at: new Date(),
    deferred_until: status === "deferred" ? new Date(Date.now() + HOUR) : null,
    version: 1,
  });
}

function setSquawk(id: string, status: SquawkStatus) {
  return desk.app.query(
    `UPDATE squawk SET status = $2, version = version + 1,
       deferred_until = CASE $2 WHEN 'deferred' THEN now() + interval '1 hour' END WHERE id = $1`,
    [id, status],
  );
}

function windowByHand(resourceId: string, from: Date, removed = false): Promise<string> {
  return insert(desk.app, "maintenance", {
    organization_id: desk.organizationId,
    resource_id: resourceId,
    starts_at: from,
    ends_at: new Date(from.getTime() + HOUR),
    title: "By hand",
    author_id: desk.authorId,
    author_name: "The author",
    created_at: new Date(),
    removed_at: removed ? new Date() : null,
    version: 1,
  });
}

describe("INV-16: a cause is one of the booking's asset, and forbids it", () => {
  const at = new Date(Math.ceil(Date.now() / HOUR) * HOUR + 100 * HOUR);
  const beside = new Date(at.getTime() + HOUR);

  async function suspendBy(bookingId: string, cause: { squawk?: string; maintenance?: string }) {
    return refusedWith(
      desk.app.query(
        `WITH cause AS (
           INSERT INTO suspension_cause (organization_id, booking_id, cause_id, squawk_id, maintenance_id, since)
           SELECT organization_id, id, coalesce($2::uuid, $3::uuid), $2, $3, now() FROM booking WHERE id = $1)
         UPDATE booking SET status = 'suspended' WHERE id = $1 AND status <> 'suspended'`,
        [bookingId, cause.squawk ?? null, cause.maintenance ?? null],
      ),
    );
  }

  const CAUSES: [
    string,
    (own: string, other: string) => Promise<{ squawk?: string; maintenance?: string }>,
  ][] = [
    [
      "a grounding squawk of another asset",
      async (_, other) => ({ squawk: await squawkByHand(other, "open", "grounding") }),
    ],
    ["a squawk that waits", async (own) => ({ squawk: await squawkByHand(own, "pending", "grounding") })],
    ["a caution", async (own) => ({ squawk: await squawkByHand(own, "open", "caution") })],
    ["a deferred squawk", async (own) => ({ squawk: await squawkByHand(own, "deferred", "caution") })],
    ["a resolved squawk", async (own) => ({ squawk: await squawkByHand(own, "resolved", "caution") })],
    ["a dismissed squawk", async (own) => ({ squawk: await squawkByHand(own, "dismissed", "grounding") })],
    ["a window of another asset", async (_, other) => ({ maintenance: await windowByHand(other, at) })],
    ["a window beside it", async (own) => ({ maintenance: await windowByHand(own, beside) })],
    ["a removed window", async (own) => ({ maintenance: await windowByHand(own, at, true) })],
  ];

  test.each(CAUSES)("%s suspends nothing, and holds nothing that is suspended", async (_, causeOf) => {
    const [own, other] = [await assetOfItsOwn(desk), await assetOfItsOwn(desk)];
    const suspended = await bookingByHand(desk, "asset", "suspended", { resourceId: own, startsAt: at });
    const confirmed = await bookingByHand(desk, "asset", "confirmed", {
      resourceId: own,
      startsAt: new Date(at.getTime() + 3 * HOUR),
    });
    const cause = await causeOf(own, other);
    expect(await suspendBy(confirmed, cause)).toBe("HF001");
    expect(await suspendBy(suspended, cause)).toBe("HF001");
  });

  test("a grounding squawk does while it is open, and not while it is deferred", async () => {
    const own = await assetOfItsOwn(desk);
    const id = await bookingByHand(desk, "asset", "suspended", { resourceId: own, startsAt: at });
    const grounding = await beginSquawk(own, "open", "grounding");
    await setSquawk(grounding, "deferred");
    expect(await suspendBy(id, { squawk: grounding })).toBe("HF001");
    await desk.app.query("UPDATE squawk SET status = 'open', deferred_until = NULL WHERE id = $1", [
      grounding,
    ]);
    expect(await suspendBy(id, { squawk: grounding })).toBe("nothing");
  });
});

describe("a squawk's status changed by hand", () => {
  const edges = new Set(SQUAWK_TRANSITIONS.flatMap(({ from, to }) => from.map((start) => `${start} ${to}`)));

  test("begins pending or open", async () => {
    for (const status of SQUAWK_STATUSES) {
      const outcome = await refusedWith(beginSquawk(desk.boatId, status, "caution"));
      const begins = status === "pending" || status === "open";
      expect([status, outcome]).toEqual([status, begins ? "nothing" : "HF002"]);
    }
  });

  test.each(SQUAWK_STATUSES)("from %s goes along the definition's edges alone", async (from) => {
    for (const to of SQUAWK_STATUSES) {
      const id = await squawkByHand(desk.boatId, from, "caution");
      const outcome = await refusedWith(setSquawk(id, to));
      expect([to, outcome]).toEqual([to, edges.has(`${from} ${to}`) ? "nothing" : "HF002"]);
    }
  });
});

describe("INV-17: entries of usage written by hand", () => {
  interface Entry {
    readonly of: string;
    readonly asset: string;
    readonly sequence: number;
    readonly readings: readonly [number, number];
    readonly offsets?: string;
  }

  function entry({ of, asset, sequence, readings, offsets }: Entry): Promise<string> {
    return insert(desk.app, "usage_entry", {
      organization_id: desk.organizationId,
      resource_id: asset,
      booking_id: of,
      sequence,
      start_reading: readings[0],
      end_reading: readings[1],
      offsets_id: offsets ?? null,
      author_id: desk.authorId,
      author_name: "The author",
      at: new Date(),
    });
  }

  const flown = (asset: string, hoursAgo: number, status = "confirmed") =>
    bookingByHand(desk, "asset", status, {
      resourceId: asset,
      startsAt: new Date(Date.now() - hoursAgo * HOUR),
    });

  test("belong to a booking of the asset that is confirmed or completed and has begun", async () => {
    const [asset, other] = [await assetOfItsOwn(desk), await assetOfItsOwn(desk)];
    const log = (of: string, logged = asset) =>
      refusedWith(entry({ of, asset: logged, sequence: 1, readings: [1, 2] }));
    const of = await flown(asset, 5);
    expect(await log(of, other)).toBe("HF002");
    expect(await log(of)).toBe("nothing");
    expect(await log(await flown(asset, -5))).toBe("HF002");
    expect(await log(await flown(asset, 10, "cancelled"))).toBe("HF002");
    expect(await log(await flown(asset, 15, "completed"))).toBe("nothing");
  });

  test("take back the one before, of the same booking and with its numbers, so that two never count", async () => {
    const asset = await assetOfItsOwn(desk);
    const [of, another] = [await flown(asset, 5), await flown(asset, 10)];
    const first = await entry({ of, asset, sequence: 1, readings: [10, 20] });
    const foreign = await entry({ of: another, asset, sequence: 1, readings: [10, 20] });
    const next = (sequence: number, readings: [number, number], offsets?: string) =>
      refusedWith(entry({ of, asset, sequence, readings, offsets }));

    expect(await next(2, [20, 30])).toBe("23514 usage_entry_alternates");
    expect(await next(3, [20, 30])).toBe("HF002");
    expect(await next(0, [20, 30])).toBe("23514 usage_entry_alternates");
    expect(await next(2, [20, 10], foreign)).toBe("HF002");
    expect(await next(2, [20, 11], first)).toBe("HF002");
    expect(await next(2, [19, 10], first)).toBe("HF002");
    expect(await next(3, [20, 10], first)).toBe("23514 usage_entry_alternates");
    expect(await next(2, [20, 10], first)).toBe("nothing");
    expect(await next(4, [20, 10], first)).toBe("23505 usage_entry_organization_id_offsets_id_key");
    expect(await next(3, [10, 25])).toBe("nothing");
    expect(await next(5, [10, 25])).toBe("HF002");
  });

  test("of two that are written at once one counts", async () => {
    const asset = await assetOfItsOwn(desk);
    const of = await flown(asset, 5);
    const outcomes = await Promise.all(
      [1, 2].map((end) => refusedWith(entry({ of, asset, sequence: 1, readings: [0, end] }))),
    );
    expect(outcomes.sort()).toEqual(["23505 usage_entry_booking_id_sequence_key", "nothing"]);
  });
});
