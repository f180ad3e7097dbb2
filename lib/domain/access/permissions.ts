import { ROLES, type Role } from "@/lib/domain/access/roles";
import { MAINTAINERS } from "@/lib/domain/assets/maintenance";
import { SQUAWK_REPORTERS } from "@/lib/domain/assets/squawk";

/** What a role may do besides giving commands to bookings, which the lifecycles' own tables say. */
export const PERMISSIONS = {
  "booking.read": { roles: ROLES, sentence: "See bookings: suppliers their supplier's, members their own." },
  "booking.note": {
    roles: ["owner", "admin", "approver", "agent", "cashier", "accountant", "supplier", "member"],
    sentence: "Add a note to a booking that one can see.",
  },
  "booking.hold": {
    roles: ["owner", "admin", "agent"],
    sentence: "Keep a time for a customer who is still deciding, and give it back.",
  },
  "booking.export": {
    roles: ["owner", "admin", "approver", "agent", "cashier", "accountant"],
    sentence: "Download the booking list as CSV.",
  },
  "offering.read": { roles: ROLES, sentence: "See what can be booked." },
  "offering.write": {
    roles: ["owner", "admin"],
    sentence: "Make and change offerings, resources and suppliers.",
  },
  "asset.read": {
    roles: ROLES.filter((role) => role !== "supplier"),
    sentence: "See the shared assets: whether they may be used, what is wrong with them and what is ahead.",
  },
  "squawk.report": { roles: SQUAWK_REPORTERS, sentence: "Report what is wrong with an asset." },
  "squawk.decide": { roles: ["owner", "admin"], sentence: "Confirm, dismiss, defer and resolve squawks." },
  "maintenance.write": { roles: MAINTAINERS, sentence: "Plan, move and remove an asset's maintenance." },
  "asset_policy.write": {
    roles: ["owner", "admin"],
    sentence: "Set the rules of all shared assets, and what a single one has of its own.",
  },
  "supplier.read": {
    roles: ["owner", "admin", "approver", "agent", "cashier", "accountant", "viewer"],
    sentence: "See the suppliers.",
  },
  "customer.read": {
    roles: ["owner", "admin", "agent"],
    sentence: "Find customers, and see what they have booked.",
  },
  "customer.write": {
    roles: ["owner", "admin", "agent"],
    sentence: "Correct a customer's name, address and phone, and send them their last mail again.",
  },
  "customer.merge": {
    roles: ["owner", "admin"],
    sentence: "Merge two customers into one, and remove a person for good.",
  },
  "link.manage": {
    roles: ["owner", "admin", "agent"],
    sentence: "See, make and revoke the links that lead customers and suppliers to a booking.",
  },
  "outbox.read": { roles: ["owner", "admin", "agent"], sentence: "Read the mails that were sent." },
  "outbox.resend": { roles: ["owner", "admin"], sentence: "Send a mail again that has failed." },
  "member.read": { roles: ["owner", "admin"], sentence: "See the members of the organization." },
  "member.write": {
    roles: ["owner", "admin"],
    sentence: "Invite and remove members, and change their roles, within the roles that one has.",
  },
  "api_key.own": { roles: ROLES, sentence: "Make and revoke one's own API keys." },
  "api_key.all": { roles: ["owner", "admin"], sentence: "See and revoke everybody's API keys." },
  "organization.write": { roles: ["owner"], sentence: "Change the organization's name, address and zone." },
} as const satisfies Record<string, { roles: readonly Role[]; sentence: string }>;

export type Permission = keyof typeof PERMISSIONS;

export function may(roles: readonly Role[], permission: Permission): boolean {
  const allowed: readonly Role[] = PERMISSIONS[permission].roles;
  return roles.some((role) => allowed.includes(role));
}

/** Roles whose powers an admin has anyway, so that granting them gives nothing that the admin lacks. */
const WITHIN_ADMIN: readonly Role[] = ["supplier", "member", "viewer"];

/**
 * Nobody grants a power that they lack: an owner hands out every role, an admin those that the admin holds
 * and those that admins' powers include.
 */
export function grantableRoles(roles: readonly Role[]): readonly Role[] {
  if (!may(roles, "member.write")) return [];
  if (roles.includes("owner")) return ROLES;
  return ROLES.filter((role) => roles.includes(role) || WITHIN_ADMIN.includes(role));
}

/** Which bookings a person sees: all of the organization's, or those of its supplier and those it made. */
export type BookingScope =
  | { readonly kind: "all" }
  | { readonly kind: "own"; readonly supplierId: string | null; readonly authorId: string | null };

const SEES_ALL: readonly Role[] = ["owner", "admin", "approver", "agent", "cashier", "accountant", "viewer"];

export function bookingScope(person: {
  readonly id: string;
  readonly roles: readonly Role[];
  readonly supplierId: string | null;
}): BookingScope {
  if (person.roles.some((role) => SEES_ALL.includes(role))) return { kind: "all" };
  return {
    kind: "own",
    supplierId: person.roles.includes("supplier") ? person.supplierId : null,
    authorId: person.roles.includes("member") ? person.id : null,
  };
}

export function inScope(
  scope: BookingScope,
  booking: { readonly supplierId: string | null; readonly authorId: string | null },
): boolean {
  if (scope.kind === "all") return true;
  const ofSupplier = scope.supplierId !== null && booking.supplierId === scope.supplierId;
  const ofAuthor = scope.authorId !== null && booking.authorId === scope.authorId;
  return ofSupplier || ofAuthor;
}

/**
 * Whether the person may learn what is kept about a booking's customer: whoever sees the booking, unless they see it
 * as its author alone and may not look customers up. An author names the customer by a mail address, and would
 * otherwise learn anybody's name and phone by booking for them.
 */
export function seesCustomer(
  person: Parameters<typeof bookingScope>[0],
  booking: { readonly supplierId: string | null },
): boolean {
  if (may(person.roles, "customer.read")) return true;
  return inScope(bookingScope(person), { supplierId: booking.supplierId, authorId: null });
}
