import { describe, expect, test } from "vitest";
import {
  bookingScope,
  grantableRoles,
  inScope,
  may,
  PERMISSIONS,
  type Permission,
  seesCustomer,
} from "@/lib/domain/access/permissions";
import { ROLES, type Role } from "@/lib/domain/access/roles";

test("the whole matrix, so that a change shows in review", () => {
  const permissions = Object.keys(PERMISSIONS) as Permission[];
  const width = Math.max(...permissions.map(({ length }) => length));
  const row = (name: string, cells: readonly string[]) =>
    `${name.padEnd(width)} | ${cells.map((cell) => cell.padEnd(10)).join(" ")}`.trimEnd();
  const lines = [
    row("", [...ROLES]),
    ...permissions.map((permission) =>
      row(
        permission,
        ROLES.map((role) => (may([role], permission) ? "yes" : "·")),
      ),
    ),
  ];
  expect(`\n${lines.join("\n")}\n`).toMatchInlineSnapshot(`
    "
                       | owner      admin      approver   agent      cashier    accountant supplier   member     viewer
    booking.read       | yes        yes        yes        yes        yes        yes        yes        yes        yes
    booking.note       | yes        yes        yes        yes        yes        yes        yes        yes        ·
    booking.hold       | yes        yes        ·          yes        ·          ·          ·          ·          ·
    booking.export     | yes        yes        yes        yes        yes        yes        ·          ·          ·
    offering.read      | yes        yes        yes        yes        yes        yes        yes        yes        yes
    offering.write     | yes        yes        ·          ·          ·          ·          ·          ·          ·
    asset.read         | yes        yes        yes        yes        yes        yes        ·          yes        yes
    squawk.report      | yes        yes        ·          yes        ·          ·          ·          yes        ·
    squawk.decide      | yes        yes        ·          ·          ·          ·          ·          ·          ·
    maintenance.write  | yes        yes        ·          ·          ·          ·          ·          ·          ·
    asset_policy.write | yes        yes        ·          ·          ·          ·          ·          ·          ·
    supplier.read      | yes        yes        yes        yes        yes        yes        ·          ·          yes
    customer.read      | yes        yes        ·          yes        ·          ·          ·          ·          ·
    customer.write     | yes        yes        ·          yes        ·          ·          ·          ·          ·
    customer.merge     | yes        yes        ·          ·          ·          ·          ·          ·          ·
    link.manage        | yes        yes        ·          yes        ·          ·          ·          ·          ·
    outbox.read        | yes        yes        ·          yes        ·          ·          ·          ·          ·
    outbox.resend      | yes        yes        ·          ·          ·          ·          ·          ·          ·
    member.read        | yes        yes        ·          ·          ·          ·          ·          ·          ·
    member.write       | yes        yes        ·          ·          ·          ·          ·          ·          ·
    api_key.own        | yes        yes        yes        yes        yes        yes        yes        yes        yes
    api_key.all        | yes        yes        ·          ·          ·          ·          ·          ·          ·
    organization.write | yes        ·          ·          ·          ·          ·          ·          ·          ·
    "
  `);
});

test("every permission has a sentence", () => {
  for (const { sentence } of Object.values(PERMISSIONS)) expect(sentence).toMatch(/^[A-Z].*\.$/);
});

describe("who grants what", () => {
  test("nobody grants a power that they lack", () => {
    expect(grantableRoles(["owner"])).toEqual(ROLES);
    expect(grantableRoles(["admin"])).toEqual(["admin", "supplier", "member", "viewer"]);
    expect(grantableRoles(["admin", "approver"])).toEqual([
      "admin",
      "approver",
      "supplier",
      "member",
      "viewer",
    ]);
    for (const role of ROLES.filter((one) => one !== "owner" && one !== "admin"))
      expect(grantableRoles([role])).toEqual([]);
    expect(grantableRoles([])).toEqual([]);
  });
});

describe("which bookings a person sees", () => {
  const person = (roles: readonly Role[], supplierId: string | null = null) =>
    bookingScope({ id: "me", roles, supplierId });
  const mine = { supplierId: null, authorId: "me" };
  const theirs = { supplierId: "theirs", authorId: "you" };

  test.each(["owner", "admin", "approver", "agent", "cashier", "accountant", "viewer"] as const)(
    "%s sees all",
    (role) => {
      expect(inScope(person([role]), theirs)).toBe(true);
    },
  );
  test("a supplier sees its supplier's, and not what it would have made as a member", () => {
    expect(inScope(person(["supplier"], "ours"), { supplierId: "ours", authorId: "you" })).toBe(true);
    expect(inScope(person(["supplier"], "ours"), theirs)).toBe(false);
    expect(inScope(person(["supplier"], "ours"), mine)).toBe(false);
    expect(inScope(person(["supplier"], null), { supplierId: null, authorId: null })).toBe(false);
  });
  test("a member sees its own", () => {
    expect(inScope(person(["member"]), mine)).toBe(true);
    expect(inScope(person(["member"]), theirs)).toBe(false);
    expect(inScope(person(["member"]), { supplierId: null, authorId: null })).toBe(false);
  });
  test("without a role nothing", () => {
    expect(inScope(person([]), mine)).toBe(false);
  });
});

test("an author learns of the customer only by another role", () => {
  const person = (...roles: Role[]) => ({ id: "me", roles, supplierId: "ours" });
  const ours = { supplierId: "ours" };
  const theirs = { supplierId: "theirs" };
  for (const role of ROLES) {
    expect([role, seesCustomer(person(role), theirs)]).toEqual([
      role,
      role !== "member" && role !== "supplier",
    ]);
    expect([role, seesCustomer(person(role), ours)]).toEqual([role, role !== "member"]);
  }
  expect(seesCustomer(person("member", "supplier"), ours)).toBe(true);
  expect(seesCustomer(person("member", "supplier"), { supplierId: null })).toBe(false);
  expect(seesCustomer(person("member", "agent"), theirs)).toBe(true);
});
