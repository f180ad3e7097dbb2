import type { TableCommand } from "@/lib/domain/lifecycle/bulk";
import type { BookingListItem } from "@/lib/schemas/booking-list";

/** What the browser gets of a row, and no more. */
export interface BookingListRow
  extends Pick<
    BookingListItem,
    | "id"
    | "reference"
    | "lifecycle"
    | "status"
    | "version"
    | "startsAt"
    | "partySize"
    | "deadlineAt"
    | "createdAt"
    | "offeringName"
    | "supplierName"
  > {
  readonly customerName: string;
  readonly customerEmail: string;
  /** What the table lets this person give; each booking is decided on its own when it is given. */
  readonly commands: readonly TableCommand[];
}
