import type { Role } from "@/lib/domain/access/roles";

interface RoleLabel {
  readonly label: string;
  /** What the role is for, for whoever hands it out. */
  readonly sentence: string;
}

export const ROLE_LABELS: Readonly<Record<Role, RoleLabel>> = {
  owner: { label: "Owner", sentence: "Everything, and the organization itself." },
  admin: { label: "Admin", sentence: "Bookings, offerings, members and keys." },
  approver: { label: "Approver", sentence: "Decides what waits for approval, never their own." },
  agent: { label: "Agent", sentence: "Makes and looks after bookings for customers." },
  cashier: { label: "Cashier", sentence: "Takes payments." },
  accountant: { label: "Accountant", sentence: "Voids and refunds." },
  supplier: { label: "Supplier", sentence: "Answers requests of one supplier, and sees nothing else." },
  member: { label: "Member", sentence: "Books shared things, and sees their own bookings." },
  viewer: { label: "Viewer", sentence: "Sees everything, changes nothing." },
};

export function roleLabels(roles: readonly Role[]): string[] {
  return roles.map((role) => ROLE_LABELS[role].label);
}
