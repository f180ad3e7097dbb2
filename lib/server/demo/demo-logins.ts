import type { Role } from "@/lib/domain/access/roles";

export interface DemoLogin {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
}

/** The same for every demo: a demo is reached from its own machine alone unless its operator says otherwise. */
export const DEMO_PASSWORD = "holdfast-demo";

/** One login for each role in the demo's first organization. */
export const DEMO_LOGINS: readonly DemoLogin[] = [
  { email: "owner@demo.holdfast.test", name: "Olívia Ramos", role: "owner" },
  { email: "admin@demo.holdfast.test", name: "Adrian Vale", role: "admin" },
  { email: "approver@demo.holdfast.test", name: "Priya Nair", role: "approver" },
  { email: "agent@demo.holdfast.test", name: "Tomás Leitão", role: "agent" },
  { email: "cashier@demo.holdfast.test", name: "Chidi Okafor", role: "cashier" },
  { email: "accountant@demo.holdfast.test", name: "Greta Lindqvist", role: "accountant" },
  { email: "supplier@demo.holdfast.test", name: "Sofia Marinho", role: "supplier" },
  { email: "member@demo.holdfast.test", name: "Matteo Conti", role: "member" },
  { email: "viewer@demo.holdfast.test", name: "Vera Lund", role: "viewer" },
];
