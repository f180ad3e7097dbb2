import type { Role } from "@/lib/domain/access/roles";

/**
 * Whoever gives a command. Persons are compared by `id`, whatever session or API key they come through.
 * A supplier or a customer without a login acts through a signed link; `id` is then the supplier's or customer's.
 */
export type Actor =
  | {
      readonly kind: "person";
      readonly id: string;
      readonly name: string;
      readonly roles: readonly Role[];
      /** The one supplier that the role `supplier` acts for. */
      readonly supplierId: string | null;
    }
  | { readonly kind: "supplier"; readonly id: string; readonly name: string }
  | { readonly kind: "customer"; readonly id: string; readonly name: string }
  | { readonly kind: "system"; readonly id: null; readonly name: string };

export const SYSTEM: Actor = { kind: "system", id: null, name: "Holdfast" };
