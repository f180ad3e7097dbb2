import { bookingScope, inScope, may, seesCustomer } from "@/lib/domain/access/permissions";
import type { Role } from "@/lib/domain/access/roles";
import { shownName } from "@/lib/domain/assets/shown-name";
import type { LifecycleKey } from "@/lib/domain/lifecycle/registry";

type Viewer = Parameters<typeof bookingScope>[0];

interface Person {
  readonly id: string | null;
  readonly name: string | null;
}

interface Named {
  readonly lifecycle: LifecycleKey;
  readonly supplierId: string | null;
  readonly authorId: string | null;
  readonly authorName: string | null;
  readonly authorRoles: readonly Role[] | null;
  readonly customerName: string;
  /** The member who has the customer's mail address; null where the customer is no member. */
  readonly memberId: string | null;
  readonly memberName: string | null;
  readonly offeringName: string;
}

const BUSY = "Busy";

/**
 * What the calendar calls a booking to this person. Whoever learns of a booking's customer is told the customer's name.
 * The others see an asset's bookings under the name of the member whose booking it is, or as taken time where the
 * organization does not show its members' names, and of what else takes the asset nothing but its time.
 */
export function entryTitle(booking: Named, viewer: Viewer, showsMemberNames: boolean): string {
  if (seesCustomer(viewer, booking)) return booking.customerName;
  if (booking.lifecycle !== "asset") return mayOpen(booking, viewer) ? booking.offeringName : BUSY;
  return shownName(holderOf(booking), viewer, showsMemberNames) ?? BUSY;
}

/**
 * The member who has the asset. Who may look customers up books for others, so that such an author's own name would say
 * the wrong thing; everybody else books for themselves.
 */
function holderOf(booking: Named): Person {
  if (booking.memberId) return { id: booking.memberId, name: booking.memberName };
  if (may(booking.authorRoles ?? [], "customer.read")) return { id: null, name: null };
  return { id: booking.authorId, name: booking.authorName };
}

/** Members see every booking of an asset as taken time; of everything else, what their lists show them. */
export function mayOpen(booking: Pick<Named, "supplierId" | "authorId">, viewer: Viewer): boolean {
  return inScope(bookingScope(viewer), booking);
}
