import { describe, expect, test } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import type { Facts } from "@/lib/domain/lifecycle/types";
import { author, person } from "@/test/domain/actors";
import { APPROVAL_REQUIRED, booking, codes, decideOn, MINUTE, plus } from "@/test/domain/bookings";

describe("asset", () => {
  const create = (actor: Actor, more: Partial<Facts>, tentative = false) =>
    codes(
      decideOn("asset", {
        booking: booking(null),
        command: "create",
        actor,
        facts: more,
        input: { tentative },
      }),
    );

  test("the initial status is the rule's", () => {
    expect(create(person("member"), APPROVAL_REQUIRED)).toEqual(["→ pending"]);
    expect(create(person("agent"), APPROVAL_REQUIRED)).toEqual(["→ pending"]);
    expect(create(person("admin"), APPROVAL_REQUIRED)).toEqual(["→ confirmed"]);
    expect(create(person("owner"), APPROVAL_REQUIRED)).toEqual(["→ confirmed"]);
    expect(create(person("member"), {})).toEqual(["→ confirmed"]);
    expect(create(person("owner"), APPROVAL_REQUIRED, true)).toEqual(["→ tentative"]);
    expect(create(person("member"), {}, true)).toEqual(["→ tentative"]);
  });
  test("tentative and pending may overlap anything; a confirmed one may not", () => {
    const taken: Partial<Facts> = {
      conflict: { reference: "X", supplierId: null, authorId: null, buffersOnly: false },
    };
    expect(create(person("member"), taken, true)).toEqual(["→ tentative"]);
    expect(create(person("member"), { ...taken, ...APPROVAL_REQUIRED })).toEqual(["→ pending"]);
    expect(create(person("member"), taken)).toEqual(["slot_taken"]);
  });
  test("firm_up follows the same rule, and approve finds a time that was taken meanwhile", () => {
    const firm = (more: Partial<Facts>) =>
      codes(
        decideOn("asset", {
          booking: booking("tentative"),
          command: "firm_up",
          actor: author("member"),
          facts: more,
        }),
      );
    expect(firm({})).toEqual(["→ confirmed"]);
    expect(firm(APPROVAL_REQUIRED)).toEqual(["→ pending"]);
    const byAdmin = (authorRoles: Facts["authorRoles"]) =>
      codes(
        decideOn("asset", {
          booking: booking("tentative"),
          command: "firm_up",
          actor: person("admin"),
          facts: { ...APPROVAL_REQUIRED, authorRoles },
        }),
      );
    expect(byAdmin(["member"])).toEqual(["→ pending"]);
    expect(byAdmin(["owner"])).toEqual(["→ confirmed"]);
    const approve = decideOn("asset", {
      booking: booking("pending"),
      command: "approve",
      actor: person("approver"),
      facts: { conflict: { reference: "X", supplierId: null, authorId: null, buffersOnly: false } },
    });
    expect(codes(approve)).toEqual(["slot_taken"]);
  });
  test("where approval is required, an author moves a confirmed one only within its approved period", () => {
    const move = (actor: Actor, from: number, to: number, more: Partial<Facts> = APPROVAL_REQUIRED) =>
      codes(
        decideOn("asset", {
          booking: booking("confirmed"),
          command: "change_times",
          actor,
          facts: more,
          input: { startsAt: plus(from * MINUTE), endsAt: plus(to * MINUTE) },
        }),
      );
    const [start, end] = [240 * 60, 242 * 60];
    expect(move(author("member"), start, end - 1)).toEqual(["→ confirmed"]);
    expect(move(author("member"), start, end)).toEqual(["→ confirmed"]);
    expect(move(author("member"), start - 1, end)).toEqual(["approval_required"]);
    expect(move(author("agent"), start, end + 1)).toEqual(["approval_required"]);
    expect(move(person("admin"), start - 60, end + 60)).toEqual(["→ confirmed"]);
    expect(move(author("member"), start - 60, end + 60, {})).toEqual(["→ confirmed"]);
  });
});
