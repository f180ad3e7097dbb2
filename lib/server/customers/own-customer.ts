import { may } from "@/lib/domain/access/permissions";
import type { Principal } from "@/lib/server/auth/principal";

/** Who may not look customers up books for nobody but themselves, under the own name and mail; else null. */
export function ownCustomer(principal: Principal): { readonly name: string; readonly email: string } | null {
  return may(principal.roles, "customer.read")
    ? null
    : { name: principal.name, email: principal.email.toLowerCase() };
}
