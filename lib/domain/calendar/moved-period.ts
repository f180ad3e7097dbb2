import { drawnPeriod, instantsAt, type ShownClock, wallAt } from "@/lib/domain/calendar/clock";

/** How far start and end were dragged, in milliseconds of the wall clock. */
export interface DraggedBy {
  readonly start: number;
  readonly end: number;
}

/**
 * The instants of a period after a drag; null where the clocks skip one of them. An end or start that was not dragged
 * keeps its instant, also in an hour that comes twice.
 */
export function movedPeriod(
  clock: ShownClock,
  startsAt: number,
  endsAt: number,
  by: DraggedBy,
): [startsAt: number, endsAt: number] | null {
  const [, drawnEnd] = drawnPeriod(clock, startsAt, endsAt);
  const from = by.start === 0 ? startsAt : instantsAt(clock, wallAt(clock, startsAt) + by.start)[0];
  const to = by.end === 0 ? endsAt : instantsAt(clock, drawnEnd + by.end)[0];
  return from === undefined || to === undefined ? null : [from, to];
}
