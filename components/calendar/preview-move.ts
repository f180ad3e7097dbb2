import { previewCommand } from "@/lib/actions/bookings";
import type { ShownClock } from "@/lib/domain/calendar/clock";
import { type DraggedBy, movedPeriod } from "@/lib/domain/calendar/moved-period";
import type { ShownEntry } from "@/lib/schemas/calendar";
import type { Move } from "./move-dialog";
import { typedPeriod } from "./typed-period";

interface Clocks {
  readonly org: string;
  readonly clock: ShownClock;
  readonly organizationClock: ShownClock;
}

type Wanted =
  | { readonly ok: true; readonly move: Omit<Move, "revert"> }
  | { readonly ok: false; readonly reason: string };

const UNREACHABLE = "The server could not be asked. Nothing was changed; try again.";

/** What moving a booking by so much of the wall clock would do, or why it may not be done. */
export async function previewMove(
  { org, clock, organizationClock }: Clocks,
  entry: ShownEntry,
  by: DraggedBy,
): Promise<Wanted> {
  if (!entry.id || entry.version === null) return { ok: false, reason: "This booking is not yours to move." };
  const period = movedPeriod(clock, Date.parse(entry.startsAt), Date.parse(entry.endsAt), by);
  if (!period) return { ok: false, reason: "The clocks go forward that night, so this time does not exist." };
  const typed = typedPeriod(organizationClock, period[0], period[1]);
  const result = await previewCommand(org, {
    bookingId: entry.id,
    command: "change_times",
    expectedVersion: entry.version,
    period: typed,
  }).catch(() => null);
  if (!result) return { ok: false, reason: UNREACHABLE };
  if (!result.ok) return { ok: false, reason: result.error.message };
  const reasons = result.data.refusals.map(({ message }) => message);
  return reasons.length > 0 ? { ok: false, reason: reasons.join(" ") } : { ok: true, move: { entry, typed } };
}
