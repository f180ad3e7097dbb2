import { bookingScope, inScope, seesCustomer } from "@/lib/domain/access/permissions";
import type { LifecycleKey } from "@/lib/domain/lifecycle/registry";

type Viewer = Parameters<typeof bookingScope>[0];

interface Named {
  readonly lifecycle: LifecycleKey;
  readonly supplierId: string | null;
  readonly authorId: string | null;
  readonly authorName: string | null;
  readonly customerName: string;
  readonly offeringName: string;
}

const BUSY = "Busy";

/**
 * What the calendar calls a booking to this person. Whoever learns of a booking's customer is told the customer's name.
 * The others see an asset's bookings under the name of the member who made them, or as taken time where the
 * organization does not show its members' names.
 */
export function entryTitle(booking: Named, viewer: Viewer, showsMemberNames: boolean): string {
  if (seesCustomer(viewer, booking)) return booking.customerName;
  const own = booking.authorId !== null && booking.authorId === viewer.id;
  if (booking.lifecycle !== "asset") return booking.offeringName;
  if (own || showsMemberNames) return booking.authorName ?? BUSY;
  return BUSY;
}

/** Members see every booking of an asset as taken time; of everything else, what their lists show them. */
export function mayOpen(booking: Pick<Named, "supplierId" | "authorId">, viewer: Viewer): boolean {
  return inScope(bookingScope(viewer), booking);
}
