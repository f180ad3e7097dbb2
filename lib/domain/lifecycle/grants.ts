import type { Actor } from "@/lib/domain/access/actor";
import type { Party } from "@/lib/domain/access/roles";
import type { BookingState, Grant, GuardContext, Relation, Transition } from "@/lib/domain/lifecycle/types";

/** What relations look at, so that a calendar need not read whole bookings to know whom they let act. */
export type Related = Pick<BookingState, "status" | "authorId" | "makerId" | "customerId" | "supplierId">;
type Subject = Pick<GuardContext, "actor"> & { readonly booking: Related };

/** The grants of a row that the actor holds on this booking. */
export function granted(row: Transition, subject: Subject): Grant[] {
  return row.by.filter(
    (grant) =>
      isParty(grant.party, subject) && grant.relations.every((relation) => RELATIONS[relation](subject)),
  );
}

/** True when the roles would allow the command, and only a relation (such as having made the booking) forbids it. */
export function mayEverGive(rows: readonly Transition[], subject: Subject): boolean {
  return rows.some((row) =>
    row.by.some(
      ({ party, relations }) =>
        isParty(party, subject) &&
        relations.includes("isNotMaker") &&
        relations.every((relation) => relation === "isNotMaker" || RELATIONS[relation](subject)),
    ),
  );
}

/** A reason is required unless one of the actor's grants asks for none. */
export function reasonRequired(row: Transition, subject: Subject): boolean {
  const required = row.reasonRequiredFrom ?? [];
  const grants = granted(row, subject);
  return grants.length > 0 && grants.every(({ party }) => required.includes(party));
}

function isParty(party: Party, { actor, booking }: Subject): boolean {
  switch (party) {
    case "system":
      return actor.kind === "system";
    case "customer":
      return actor.kind === "customer" && (booking.status === null || actor.id === booking.customerId);
    case "supplier":
      return actsForSupplierOf(actor, booking);
    default:
      return actor.kind === "person" && actor.roles.includes(party);
  }
}

/** A supplier acts for its own supplier only, whether signed in or through the link in a mail. */
export function actsForSupplierOf(actor: Actor, booking: Pick<Related, "supplierId">): boolean {
  if (booking.supplierId === null) return false;
  if (actor.kind === "supplier") return actor.id === booking.supplierId;
  return (
    actor.kind === "person" && actor.roles.includes("supplier") && actor.supplierId === booking.supplierId
  );
}

const RELATIONS: Record<Relation, (subject: Subject) => boolean> = {
  isAuthor: ({ actor, booking }) => actor.kind === "person" && actor.id === booking.authorId,
  isNotMaker: ({ actor, booking }) =>
    actor.kind !== "person" || (actor.id !== booking.authorId && actor.id !== booking.makerId),
};
