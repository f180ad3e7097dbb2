import { describe, expect, test } from "vitest";
import type { Role } from "@/lib/domain/access/roles";
import { entryTitle } from "./entry-title";

const viewer = (id: string, ...roles: Role[]) => ({ id, roles, supplierId: null });
const member = viewer("mia", "member");
const other = viewer("olaf", "member");
const staff = viewer("agata", "agent");

const own = {
  lifecycle: "asset",
  supplierId: null,
  authorId: "mia",
  authorName: "Mia Member",
  authorRoles: ["member"],
  customerName: "Mia Member",
  memberId: "mia",
  memberName: "Mia Member",
  offeringName: "Boat",
} as const;
const byAgent = {
  ...own,
  authorId: "agata",
  authorName: "Agata Agent",
  authorRoles: ["agent", "member"],
} as const;
const forOutsider = { ...byAgent, customerName: "Cleo Marsh", memberId: null, memberName: null };

describe("whose booking of an asset it is", () => {
  test.each([
    ["a member's own, to themselves", own, member, true, "Mia Member"],
    ["a member's own, to themselves where names are not shown", own, member, false, "Mia Member"],
    ["a member's own, to another", own, other, true, "Mia Member"],
    ["a member's own, to another where names are not shown", own, other, false, "Busy"],
    ["made by an agent for a member, to that member", byAgent, member, false, "Mia Member"],
    ["made by an agent for a member, to another", byAgent, other, true, "Mia Member"],
    ["made by an agent for a member, where names are not shown", byAgent, other, false, "Busy"],
    ["made by an agent for a customer, to members", forOutsider, other, true, "Busy"],
    ["made by an agent for a customer, to staff", forOutsider, staff, false, "Cleo Marsh"],
    ["made by an agent for a customer, to viewers", forOutsider, viewer("v", "viewer"), false, "Cleo Marsh"],
  ])("%s", (_, booking, person, showsNames, expected) => {
    expect(entryTitle(booking, person, showsNames)).toBe(expected);
  });

  test("of what else takes an asset, members learn no name", () => {
    const tour = { ...own, lifecycle: "tour", offeringName: "Sunset tour" } as const;
    expect(entryTitle(tour, other, true)).toBe("Busy");
    expect(entryTitle(tour, member, true)).toBe("Sunset tour");
    expect(entryTitle(tour, staff, true)).toBe("Mia Member");
  });
});
