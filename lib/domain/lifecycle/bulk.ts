import type { Actor } from "@/lib/domain/access/actor";
import { granted, reasonRequired } from "@/lib/domain/lifecycle/grants";
import type { BookingState, Lifecycle } from "@/lib/domain/lifecycle/types";

export interface TableCommand {
  readonly command: string;
  readonly reasonRequired: boolean;
}

/**
 * The commands that the table alone lets this actor give, without reading a fact: an edge from the status,
 * a grant, nothing else to be typed than a reason. For many bookings at once; each is decided on its own later.
 */
export function commandsByTable(
  lifecycle: Lifecycle,
  booking: Pick<BookingState, "status" | "authorId" | "makerId" | "supplierId" | "customerId">,
  actor: Actor,
): TableCommand[] {
  const subject = { actor, booking: booking as BookingState };
  const rows = lifecycle.transitions.filter(
    (row) =>
      booking.status !== null &&
      row.from?.includes(booking.status) &&
      !row.input &&
      !row.waitsFor &&
      !row.onDeadline &&
      granted(row, subject).length > 0,
  );
  return [...new Set(rows.map(({ command }) => command))].map((command) => ({
    command,
    reasonRequired: rows.some((row) => row.command === command && reasonRequired(row, subject)),
  }));
}

/** The commands that answer a booking in phase `deciding`. */
export const ACCEPTING_COMMANDS: readonly string[] = ["confirm", "approve"];
export const REJECTING_COMMANDS: readonly string[] = ["reject"];
