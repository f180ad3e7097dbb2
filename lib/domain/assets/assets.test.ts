import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Actor, SYSTEM } from "@/lib/domain/access/actor";
import {
  airworthiness,
  type Cause,
  forbids,
  type MaintenanceCause,
  type SquawkCause,
} from "@/lib/domain/assets/airworthiness";
import { decideMaintenance } from "@/lib/domain/assets/maintenance";
import {
  decideSquawk,
  reportedStatus,
  SQUAWK_COMMANDS,
  SQUAWK_TRANSITIONS,
  type SquawkCommand,
  squawkCommandNeeds,
} from "@/lib/domain/assets/squawk";
import { countHeld, reachedBy, type Suspendable, suspensionPlan } from "@/lib/domain/assets/suspension";
import { currentUsage, decideUsage, type UsageEntry } from "@/lib/domain/assets/usage";
import { HOUR, NOW, plus } from "@/test/domain/bookings";

const at = (hours: number) => plus(hours * HOUR);
const person = (...roles: Extract<Actor, { kind: "person" }>["roles"]): Actor => ({
  kind: "person",
  id: "00000000-0000-7000-8000-00000000000a",
  name: "Mia",
  roles,
  supplierId: null,
});

function squawk(more: Partial<SquawkCause> = {}): SquawkCause {
  return {
    kind: "squawk",
    id: "s",
    title: "Left brake soft",
    severity: "grounding",
    status: "open",
    deferredUntil: null,
    ...more,
  };
}
const maintenance = (from: number, to: number): MaintenanceCause => ({
  kind: "maintenance",
  id: "m",
  title: "Annual",
  startsAt: at(from),
  endsAt: at(to),
});

describe("airworthiness", () => {
  test.each<[string, Partial<SquawkCause>, boolean]>([
    ["an open grounding squawk", {}, false],
    ["a caution", { severity: "caution" }, true],
    ["a remark", { severity: "info" }, true],
    ["one that waits for confirmation", { status: "pending" }, true],
    ["one that is resolved", { status: "resolved" }, true],
    ["one that is deferred", { status: "deferred", deferredUntil: at(1) }, true],
    ["one whose deferral ends at this instant", { status: "deferred", deferredUntil: NOW }, false],
  ])("with %s", (_, more, expected) => {
    expect(airworthiness([squawk(more)], NOW).airworthy).toBe(expected);
  });

  test("tells of remarks that forbid nothing", () => {
    const caution = squawk({ severity: "caution" });
    expect(airworthiness([caution, maintenance(5, 6)], NOW)).toEqual({
      airworthy: true,
      causes: [],
      remarks: [caution],
    });
  });

  test("maintenance forbids what it overlaps, back to back it does not", () => {
    const forbidden = (from: number, to: number) =>
      forbids(maintenance(10, 20), { startsAt: at(from), endsAt: at(to) }, NOW);
    expect([forbidden(5, 10), forbidden(5, 11), forbidden(19, 25), forbidden(20, 25)]).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});

describe("what causes do to bookings", () => {
  const booking = (more: Partial<Suspendable> = {}): Suspendable => ({
    id: "b",
    status: "confirmed",
    startsAt: at(12),
    endsAt: at(14),
    causeIds: [],
    ...more,
  });

  test("one cause of two that ends leaves it suspended", () => {
    const held = booking({ status: "suspended", causeIds: ["s", "m"] });
    expect(suspensionPlan([held], [maintenance(10, 20)], NOW)).toEqual({
      suspend: [],
      restore: [],
      retain: [],
      add: [],
      remove: [{ bookingId: "b", causeId: "s" }],
    });
  });

  test("what has ended is not suspended any more, and restored when its cause ends", () => {
    const over = { startsAt: at(-4), endsAt: at(-2) };
    expect(suspensionPlan([booking(over)], [squawk()], NOW).suspend).toEqual([]);
    const held = booking({ ...over, status: "suspended", causeIds: ["s"] });
    expect(suspensionPlan([held], [squawk()], NOW)).toMatchObject({ restore: [], remove: [] });
    expect(suspensionPlan([held], [], NOW).restore).toEqual(["b"]);
  });

  test("each booking is told of every cause that begins, first of the changed one, or of what began by the clock", () => {
    const ended = squawk({ id: "ended", status: "deferred", deferredUntil: NOW });
    const remark = squawk({ id: "remark", severity: "info" });
    const [one, two] = [booking({ id: "one" }), booking({ id: "two", startsAt: at(30), endsAt: at(31) })];
    const meanwhile = suspensionPlan([one, two], [ended, remark], NOW);
    expect(reachedBy(meanwhile, "remark")).toEqual([
      { bookingId: "one", causeId: "ended", outcome: "suspended" },
      { bookingId: "two", causeId: "ended", outcome: "suspended" },
    ]);
    expect(reachedBy(suspensionPlan([one, two], [ended, maintenance(10, 20)], NOW), "m")).toEqual([
      { bookingId: "one", causeId: "m", outcome: "suspended" },
      { bookingId: "one", causeId: "ended", outcome: "held" },
      { bookingId: "two", causeId: "ended", outcome: "suspended" },
    ]);
    const held = { ...one, status: "suspended" as const, causeIds: ["s"] };
    const more = suspensionPlan([held], [squawk(), maintenance(10, 20)], NOW);
    expect(reachedBy(more, "m")).toEqual([{ bookingId: "one", causeId: "m", outcome: "held" }]);
    expect([countHeld([held], more, "m"), countHeld([held], more, "s")]).toEqual([1, 1]);
    const both = [ended, squawk({ id: "second" })];
    expect(reachedBy(suspensionPlan([held], [squawk(), ...both], NOW), "s")).toEqual([
      { bookingId: "one", causeId: "ended", outcome: "held" },
      { bookingId: "one", causeId: "second", outcome: "held" },
    ]);
    // What held it goes in the same change: the first that begins is what holds it now.
    expect(reachedBy(suspensionPlan([held], both, NOW), "s")).toEqual([
      { bookingId: "one", causeId: "ended", outcome: "retained" },
      { bookingId: "one", causeId: "second", outcome: "held" },
    ]);
  });

  test("after the plan a booking is suspended exactly while it has a cause, and no plan follows", () => {
    const hours = fc.integer({ min: -50, max: 50 });
    const period = fc.tuple(hours, fc.integer({ min: 1, max: 20 }));
    const causes = fc.array(
      fc.oneof(
        period.map(([from, lasts]): Cause => ({ ...maintenance(from, from + lasts) })),
        fc
          .record({
            severity: fc.constantFrom("grounding" as const, "caution" as const),
            status: fc.constantFrom("open" as const, "deferred" as const),
          })
          .map((one): Cause => squawk({ ...one, deferredUntil: one.status === "deferred" ? at(3) : null })),
      ),
      { maxLength: 4 },
    );
    const unique = causes.map((all) => all.map((cause, index) => ({ ...cause, id: `c${index}` }) as Cause));
    const bookings = fc.array(
      fc.tuple(period, fc.subarray(["c0", "c1", "gone"])).map(
        ([[from, lasts], causeIds]): Suspendable => ({
          id: "",
          startsAt: at(from),
          endsAt: at(from + lasts),
          causeIds,
          status: causeIds.length > 0 ? "suspended" : "confirmed",
        }),
      ),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(unique, bookings, (given, found) => {
        const all = found.map((one, index) => ({ ...one, id: `b${index}` }));
        const plan = suspensionPlan(all, given, NOW);
        const after = all.map((one) => {
          const has = (list: readonly { bookingId: string; causeId: string }[], causeId: string) =>
            list.some((row) => row.bookingId === one.id && row.causeId === causeId);
          const causeIds = [
            ...one.causeIds.filter((id) => !has(plan.remove, id)),
            ...plan.add.filter((row) => row.bookingId === one.id).map((row) => row.causeId),
          ];
          const status = plan.suspend.includes(one.id)
            ? ("suspended" as const)
            : plan.restore.includes(one.id)
              ? ("confirmed" as const)
              : one.status;
          return { ...one, causeIds, status };
        });
        for (const one of after) expect(one.status === "suspended").toBe(one.causeIds.length > 0);
        for (const one of after)
          if (one.status === "confirmed" && one.endsAt > NOW)
            expect(given.some((cause) => forbids(cause, one, NOW))).toBe(false);
        expect(suspensionPlan(after, given, NOW)).toEqual({
          suspend: [],
          restore: [],
          retain: [],
          add: [],
          remove: [],
        });
        for (const { id } of given)
          expect(countHeld(all, plan, id)).toBe(after.filter(({ causeIds }) => causeIds.includes(id)).length);
        const reached = reachedBy(plan, "c0");
        const begun = reached.filter(({ outcome }) => outcome !== "restored");
        const words = begun.map(({ bookingId, causeId }) => `${bookingId} ${causeId}`);
        expect(words.sort()).toEqual(
          plan.add.map(({ bookingId, causeId }) => `${bookingId} ${causeId}`).sort(),
        );
        const of = (wanted: string) =>
          reached.flatMap(({ bookingId, outcome }) => (outcome === wanted ? bookingId : []));
        expect(of("suspended")).toEqual(plan.suspend);
        expect(of("retained")).toEqual(plan.retain);
        expect(of("restored")).toEqual(plan.restore);
        for (const { bookingId, causeId, outcome } of reached) {
          const list = outcome === "restored" ? plan.remove : plan.add;
          expect(list).toContainEqual({ bookingId, causeId });
        }
      }),
    );
  });
});

describe("a squawk", () => {
  const ask = (status: SquawkCause["status"], command: SquawkCommand, actor: Actor, input = {}) => {
    const decided = decideSquawk({
      squawk: { status, version: 4, deferredUntil: status === "deferred" ? at(-1) : null },
      command,
      actor,
      now: NOW,
      input: { reason: "Because", until: at(48), ...input },
    });
    return decided.ok ? decided.data.to : decided.error.code;
  };

  test("goes along its table and no other way", () => {
    const statuses = ["pending", "open", "deferred", "resolved", "dismissed"] as const;
    const admin = person("admin");
    const table = Object.fromEntries(
      statuses.map((status) => [
        status,
        SQUAWK_COMMANDS.map((command) => ask(status, command, command === "end_deferral" ? SYSTEM : admin)),
      ]),
    );
    const no = "illegal_transition";
    expect(table).toEqual({
      pending: ["open", "dismissed", no, no, no],
      open: [no, no, "deferred", "resolved", no],
      deferred: [no, no, no, "resolved", "open"],
      resolved: [no, no, no, no, no],
      dismissed: [no, no, no, no, no],
    });
  });

  test("is decided by owners and admins; a member's waits where the organization asks for it", () => {
    for (const actor of [person("member"), person("viewer"), person("approver"), SYSTEM])
      expect(ask("open", "resolve", actor)).toBe("forbidden");
    expect(ask("deferred", "end_deferral", person("owner"))).toBe("forbidden");
    expect(reportedStatus(["member"], true)).toBe("pending");
    expect(reportedStatus(["member"], false)).toBe("open");
    expect(reportedStatus(["member", "admin"], true)).toBe("open");
  });

  test("needs its reason, its date and its version", () => {
    const admin = person("admin");
    expect(ask("pending", "dismiss", admin, { reason: " " })).toBe("reason_required");
    expect(ask("open", "defer", admin, { until: NOW })).toBe("invalid_input");
    expect(ask("open", "defer", admin, { until: null })).toBe("invalid_input");
    expect(ask("open", "resolve", admin, { expectedVersion: 3 })).toBe("stale_version");
    expect(ask("open", "resolve", admin, { reason: null })).toBe("resolved");
  });
});

test("the forms ask for what a squawk's command is refused without", () => {
  const decided = (command: SquawkCommand, given: { reason?: string; until?: Date }) =>
    decideSquawk({
      squawk: {
        status: SQUAWK_TRANSITIONS.find((row) => row.command === command)?.from[0] ?? "open",
        version: 1,
        deferredUntil: at(-1),
      },
      command,
      actor: command === "end_deferral" ? SYSTEM : person("admin"),
      now: NOW,
      input: given,
    }).ok;
  for (const command of SQUAWK_COMMANDS) {
    const all = { reason: "Because", until: at(48) };
    expect(squawkCommandNeeds(command)).toEqual({
      reason: !decided(command, { until: all.until }),
      until: !decided(command, { reason: all.reason }),
    });
    expect(decided(command, all)).toBe(true);
  }
});

describe("maintenance", () => {
  const wanted = { startsAt: at(10), endsAt: at(20), title: "Annual", reason: null };
  const ask = (more: Partial<Parameters<typeof decideMaintenance>[0]>) => {
    const decided = decideMaintenance({
      present: null,
      wanted,
      actor: person("admin"),
      now: NOW,
      holds: 0,
      ...more,
    });
    return decided.ok ? "done" : decided.error.code;
  };

  test("owes a reason to whom it holds, and keeps it while it holds them", () => {
    expect(ask({})).toBe("done");
    expect(ask({ holds: 1 })).toBe("reason_required");
    expect(ask({ holds: 1, wanted: { ...wanted, reason: "The yearly one." } })).toBe("done");
    expect(ask({ holds: 1, assumeReason: true })).toBe("done");
    const decided = (holds: number, terms: typeof wanted | null) =>
      decideMaintenance({
        present: null,
        wanted: terms,
        actor: person("admin"),
        now: NOW,
        holds,
        assumeReason: true,
      });
    expect(decided(1, wanted)).toEqual({ ok: true, data: { reasonRequired: true } });
    expect(decided(0, wanted)).toEqual({ ok: true, data: { reasonRequired: false } });
    expect(decided(1, null)).toEqual({ ok: true, data: { reasonRequired: false } });
    const present = { ...wanted, reason: "The yearly one.", version: 2, removed: false };
    expect(ask({ present, holds: 1, wanted: { ...wanted, reason: " " } })).toBe("reason_required");
    expect(ask({ present, holds: 0, wanted: { ...wanted, reason: null } })).toBe("done");
  });

  test("is shortened and removed once it is over, and put into the past in no other way", () => {
    const present = { ...wanted, startsAt: at(-5), endsAt: at(-2), version: 2, removed: false };
    expect(ask({ present, wanted: { ...present, endsAt: at(-3) } })).toBe("done");
    expect(ask({ present, wanted: { ...present, title: "The yearly inspection" } })).toBe("done");
    expect(ask({ present, wanted: { ...present, endsAt: at(-1) } })).toBe("invalid_input");
    expect(ask({ present, wanted: null })).toBe("done");
    const underWay = { ...present, endsAt: at(5) };
    expect(ask({ present: underWay, wanted: { ...present, endsAt: at(-1) } })).toBe("done");
  });

  test("is planned ahead, by owners and admins, and removed once", () => {
    expect(ask({ actor: person("member") })).toBe("forbidden");
    expect(ask({ wanted: { ...wanted, endsAt: wanted.startsAt } })).toBe("invalid_input");
    expect(ask({ wanted: { ...wanted, startsAt: at(-5), endsAt: NOW } })).toBe("invalid_input");
    const present = { ...wanted, version: 2, removed: false };
    expect(ask({ present, wanted: null })).toBe("done");
    expect(ask({ present: { ...present, removed: true }, wanted: null })).toBe("illegal_transition");
    expect(ask({ present, expectedVersion: 1 })).toBe("stale_version");
  });
});

describe("usage", () => {
  const entry = { id: "1", startReading: 100, endReading: 102, offsetsId: null };

  test("a correction takes back the entry that counts, and only that", () => {
    const taken = { id: "2", startReading: 102, endReading: 100, offsetsId: "1" };
    const second = { id: "3", startReading: 100, endReading: 103, offsetsId: null };
    expect(currentUsage([entry])).toBe(entry);
    expect(currentUsage([entry, taken])).toBeNull();
    expect(currentUsage([entry, taken, second])).toBe(second);
    expect(correct([entry, taken, second], "3")).toEqual({
      ok: true,
      data: [
        { startReading: 103, endReading: 100, offsetsId: "3" },
        { startReading: 100, endReading: 104, offsetsId: null },
      ],
    });
  });

  test("a correction of readings that count no more is told whose do, and does nothing", () => {
    const taken = { id: "2", startReading: 102, endReading: 100, offsetsId: "1", authorName: "Ada" };
    const second = { id: "3", startReading: 100, endReading: 103, offsetsId: null, authorName: "Ada" };
    expect(correct([entry, taken, second], "1")).toMatchObject({
      ok: false,
      error: { code: "stale_version", message: expect.stringMatching(/^Meanwhile Ada logged 100 to 103/) },
    });
    expect(correct([entry, taken], "1")).toMatchObject({
      ok: false,
      error: { code: "stale_version", message: expect.stringMatching(/^Meanwhile Ada took these/) },
    });
    expect(correct([entry], null)).toMatchObject({ ok: false, error: { code: "already_exists" } });
  });

  function correct(entries: readonly UsageEntry[], currentUsageId: string | null) {
    return decideUsage({
      booking: { status: "completed", startsAt: at(-5), authorId: null },
      usageUnit: "h",
      entries,
      wanted: { startReading: 100, endReading: 104 },
      currentUsageId,
      actor: person("owner"),
      now: NOW,
    });
  }
});
