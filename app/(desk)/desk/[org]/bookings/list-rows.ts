import type { BookingListRow } from "@/components/bookings/booking-list-row";
import type { BookingListItem } from "@/lib/schemas/booking-list";
import type { Principal } from "@/lib/server/auth/principal";
import { commandsOfRows } from "@/lib/server/bookings/list-rows";

/** The rows as the browser gets them. */
export async function listRows(
  principal: Principal,
  items: readonly BookingListItem[],
): Promise<BookingListRow[]> {
  const commands = await commandsOfRows(principal, items);
  return items.map((item) => ({
    id: item.id,
    reference: item.reference,
    lifecycle: item.lifecycle,
    status: item.status,
    version: item.version,
    startsAt: item.startsAt,
    partySize: item.partySize,
    deadlineAt: item.deadlineAt,
    createdAt: item.createdAt,
    offeringName: item.offeringName,
    supplierName: item.supplierName,
    customerName: item.customer.name,
    customerEmail: item.customer.email,
    commands: commands.get(item.id) ?? [],
  }));
}
