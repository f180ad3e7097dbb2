export const ROLES = [
  "owner",
  "admin",
  "approver",
  "agent",
  "cashier",
  "accountant",
  "supplier",
  "member",
  "viewer",
] as const;
export type Role = (typeof ROLES)[number];

/** Who can appear in a transition's `by`: a member's role, the customer's own link, or a timer or rule. */
export type Party = Role | "customer" | "system";

/** The people who make bookings for others. */
export const STAFF = ["owner", "admin", "agent"] as const satisfies readonly Role[];
