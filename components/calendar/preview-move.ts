import type { TypedInputs } from "@/components/bookings/command-inputs";
import { previewCommand } from "@/lib/actions/bookings";
import { drawnPeriod, instantsAt, type ShownClock, typedTime, wallAt } from "@/lib/domain/calendar/clock";
import type { ShownEntry } from "@/lib/schemas/calendar";
import type { Move } from "./move-dialog";

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
  by: { readonly start: number; readonly end: number },
): Promise<Wanted> {
  if (!entry.id || entry.version === null) return { ok: false, reason: "This booking is not yours to move." };
  const period = movedPeriod(clock, entry, by);
  if (!period) return { ok: false, reason: "The clocks go forward that night, so this time does not exist." };
  const starts = typedTime(organizationClock, period[0]);
  const ends = typedTime(organizationClock, period[1]);
  const typed: Pick<TypedInputs, "startsAt" | "startsOccurrence" | "endsAt" | "endsOccurrence"> = {
    startsAt: starts.local,
    startsOccurrence: starts.occurrence,
    endsAt: ends.local,
    endsOccurrence: ends.occurrence,
  };
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

/** An end or start that was not dragged keeps its instant, also in an hour that comes twice. */
function movedPeriod(
  clock: ShownClock,
  entry: ShownEntry,
  by: { readonly start: number; readonly end: number },
): [number, number] | null {
  const [startsAt, endsAt] = [Date.parse(entry.startsAt), Date.parse(entry.endsAt)];
  const [, drawnEnd] = drawnPeriod(clock, startsAt, endsAt);
  const from = by.start === 0 ? startsAt : instantsAt(clock, wallAt(clock, startsAt) + by.start)[0];
  const to = by.end === 0 ? endsAt : instantsAt(clock, drawnEnd + by.end)[0];
  return from === undefined || to === undefined ? null : [from, to];
}
