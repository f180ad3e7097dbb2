import { describe, expect, test } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import type { Cause } from "@/lib/domain/assets/airworthiness";
import type { Effect } from "@/lib/domain/lifecycle/effects";
import { describeEffect } from "@/lib/domain/lifecycle/preview";
import type { AssetFacts } from "@/lib/domain/lifecycle/types";
import { ASSET, booking as bookingOf, decideOn, HOUR, plus } from "@/test/domain/bookings";

const at = (hours: number) => plus(hours * HOUR);
const person = (...roles: Extract<Actor, { kind: "person" }>["roles"]): Actor => ({
  kind: "person",
  id: "00000000-0000-7000-8000-00000000000a",
  name: "Mia",
  roles,
  supplierId: null,
});
const squawk: Cause = {
  kind: "squawk",
  id: "s",
  title: "Left brake soft",
  severity: "grounding",
  status: "open",
  deferredUntil: null,
};
const maintenance = (from: number, to: number): Cause => ({
  kind: "maintenance",
  id: "m",
  title: "Annual",
  startsAt: at(from),
  endsAt: at(to),
});

describe("an asset's booking", () => {
  const create = (actor: Actor, from: number, minutes: number, more: Partial<AssetFacts> = {}) => {
    const outcome = decideOn("asset", {
      booking: bookingOf(null, {
        authorId: actor.id,
        startsAt: at(from),
        endsAt: plus(minutes * 60_000, at(from)),
      }),
      command: "create",
      actor,
      facts: { asset: { ...ASSET, ...more } },
    });
    return outcome.ok ? outcome.decision : outcome.refusals;
  };

  test("a member is held to the shortest and furthest, with the number in the sentence; an owner is not", () => {
    const [member, owner] = [person("member"), person("owner")];
    expect(create(member, 1, 59)).toMatchObject([
      { code: "too_short", message: expect.stringContaining("1 hour") },
    ]);
    expect(create(member, 90 * 24 + 1, 60)).toMatchObject([
      { code: "too_far", message: expect.stringContaining("90 days") },
    ]);
    expect(create(member, 11 * 24, 60, { advanceDays: 10 })).toMatchObject([
      { code: "too_far", message: expect.stringContaining("10 days") },
    ]);
    expect(create(member, 90 * 24, 60)).toMatchObject({ steps: [{ to: "confirmed" }] });
    expect(create(owner, 200 * 24, 15)).toMatchObject({ steps: [{ to: "confirmed" }] });
  });

  test("is not confirmed while something forbids it, which is named", () => {
    expect(create(person("owner"), 12, 60, { causes: [squawk] })).toMatchObject([
      { code: "not_airworthy", message: expect.stringContaining("Left brake soft") },
    ]);
    expect(create(person("owner"), 12, 60, { causes: [maintenance(10, 20)] })).toMatchObject([
      { code: "not_airworthy", message: expect.stringContaining("Annual") },
    ]);
    expect(create(person("owner"), 20, 60, { causes: [maintenance(10, 20)] })).toMatchObject({ steps: [{}] });
  });

  describe("that takes the time of others who had pencilled it in", () => {
    const actor = person("member");
    const lost = (id: string, author: { id: string; name: string }, from = 12) => ({
      id,
      reference: `AAAA-000${id}`,
      startsAt: at(from),
      endsAt: at(from + 1),
      author,
    });
    const [ole, eva] = [
      { id: "ole", name: "Ole" },
      { id: "eva", name: "Eva" },
    ];
    const overlapping = [lost("1", ole), lost("2", eva), lost("3", { id: actor.id ?? "", name: "Mia" })];
    const overlapsOf = (effects: readonly Effect[] | undefined) =>
      effects?.filter(({ kind }) => kind === "overlaps");
    const overlaps = (who: Actor, more = {}) => {
      const decision = create(who, 12, 60, { overlapping, ...more });
      return "effects" in decision ? overlapsOf(decision.effects) : decision;
    };

    test("tells these, and not its own author", () => {
      expect(overlaps(actor)).toEqual([
        { kind: "overlaps", bookingIds: ["1"], reference: null, name: "Ole" },
        { kind: "overlaps", bookingIds: ["2"], reference: null, name: "Eva" },
      ]);
    });

    test("names bookings to whoever may see them, and members where members are shown", () => {
      expect(overlaps(person("admin"))).toContainEqual({
        kind: "overlaps",
        bookingIds: ["1"],
        reference: "AAAA-0001",
        name: "Ole",
      });
      const hidden = overlaps(actor, { showsMemberNames: false }) as Effect[];
      expect(hidden).toEqual([{ kind: "overlaps", bookingIds: ["1", "2"], reference: null, name: null }]);
      expect(describeEffect("asset", hidden[0] as Effect, "UTC").text).toBe(
        "2 bookings of others lose their time, and they are told",
      );
    });

    test("whoever overlapped it where it was is not told again when it is moved", () => {
      const outcome = decideOn("asset", {
        booking: bookingOf("confirmed", { authorId: actor.id, startsAt: at(12), endsAt: at(13) }),
        command: "change_times",
        actor,
        facts: { asset: { ...ASSET, overlapping: [lost("1", ole), lost("2", eva, 13)] } },
        input: { startsAt: at(12), endsAt: at(14) },
      });
      expect(outcome.ok && overlapsOf(outcome.decision.effects)).toEqual([
        { kind: "overlaps", bookingIds: ["2"], reference: null, name: "Eva" },
      ]);
    });
  });

  test("its time is changed until it is over, or was logged", () => {
    const actor = person("member");
    const move = (from: number, to: number, input: [number, number], more: Partial<AssetFacts> = {}) => {
      const outcome = decideOn("asset", {
        booking: bookingOf("confirmed", { authorId: actor.id, startsAt: at(from), endsAt: at(to) }),
        command: "change_times",
        actor,
        facts: { asset: { ...ASSET, ...more } },
        input: { startsAt: at(input[0]), endsAt: at(input[1]) },
      });
      return outcome.ok ? "moved" : outcome.refusals.map(({ code }) => code);
    };
    expect(move(-3, -1, [20, 22])).toEqual(["illegal_transition"]);
    expect(move(-1, 3, [20, 24], { usageLogged: true })).toEqual(["illegal_transition"]);
    expect(move(-1, 3, [-1, 5])).toBe("moved");
    expect(move(-1, 3, [-2, 3])).toEqual(["starts_in_past"]);
    expect(move(1, 3, [20, 22])).toBe("moved");
  });

  test("is cancelled until its readings are logged", () => {
    const cancel = (usageLogged: boolean) =>
      decideOn("asset", {
        booking: bookingOf("confirmed", { authorId: person("member").id, startsAt: at(-3), endsAt: at(-1) }),
        command: "cancel",
        actor: person("member"),
        facts: { asset: { ...ASSET, usageUnit: "h", usageLogged } },
      });
    expect(cancel(false)).toMatchObject({ ok: true });
    expect(cancel(true)).toMatchObject({
      ok: false,
      refusals: [{ code: "illegal_transition", message: expect.stringContaining("took place") }],
    });
  });

  test("an offering that names no asset shares none", () => {
    for (const more of [
      { asset: null, resource: null },
      { resource: { name: "The bus", kind: "counted" } },
    ] as const) {
      const outcome = decideOn("asset", {
        booking: bookingOf(null, { authorId: person("owner").id }),
        command: "create",
        actor: person("owner"),
        facts: { ...more, places: { capacity: 10, taken: 0 } },
      });
      expect(outcome.ok ? [] : outcome.refusals).toMatchObject([{ code: "offering_inactive" }]);
    }
  });

  test("whoever may see the booking that has the time is told which it is", () => {
    const message = (actor: Actor, authorId: string | null) => {
      const outcome = decideOn("asset", {
        booking: bookingOf(null, { authorId: actor.id }),
        command: "create",
        actor,
        facts: {
          conflict: { reference: "TAKE-0001", supplierId: null, authorId, buffersOnly: false },
        },
      });
      return outcome.ok ? "" : outcome.refusals[0].message;
    };
    expect(message(person("admin"), "other")).toContain("TAKE-0001");
    expect(message(person("member"), person("member").id)).toContain("TAKE-0001");
    expect(message(person("member"), "other")).toMatch(/^The boat is already taken at this time\. /);
  });
});
