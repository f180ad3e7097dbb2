import type { Occurrence } from "@/lib/domain/schedule/wall-time";

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/** A stretch of time in which a zone's offset is the same; `from` and `offset` in milliseconds. */
export interface ClockStretch {
  readonly from: number;
  readonly offset: number;
}

/**
 * The wall clock of a zone over the range that a calendar shows. Wall times are numbers too: the milliseconds at which
 * a clock of UTC shows the same. It is plain data and arithmetic, so that a browser needs no time zone database for it.
 */
export type ShownClock = readonly ClockStretch[];

export function wallAt(clock: ShownClock, instant: number): number {
  const stretch = clock.findLast(({ from }) => from <= instant) ?? clock[0];
  return instant + (stretch?.offset ?? 0);
}

/** The instants at which the clock shows a wall time: none, one or two. */
export function instantsAt(clock: ShownClock, wall: number): number[] {
  return clock.flatMap(({ from, offset }, index) => {
    const instant = wall - offset;
    const begins = index === 0 ? Number.NEGATIVE_INFINITY : from;
    const ends = clock[index + 1]?.from ?? Number.POSITIVE_INFINITY;
    return instant >= begins && instant < ends ? [instant] : [];
  });
}

/** The first instant at which the clock shows a wall time, or at which it skips it. */
export function firstInstantAt(clock: ShownClock, wall: number): number {
  const [instant] = instantsAt(clock, wall);
  const skipped = clock.find(({ from, offset }) => from + offset > wall);
  return instant ?? skipped?.from ?? wall;
}

export interface ClockChange {
  /** Hours that the clock skips are missing; those that it shows a second time are repeated. */
  readonly kind: "missing" | "repeated";
  /** Wall times. */
  readonly from: number;
  readonly to: number;
}

export function changesOf(clock: ShownClock): ClockChange[] {
  return clock.slice(1).flatMap(({ from, offset }, index): ClockChange[] => {
    const before = clock[index]?.offset ?? offset;
    if (before === offset) return [];
    return before < offset
      ? [{ kind: "missing", from: from + before, to: from + offset }]
      : [{ kind: "repeated", from: from + offset, to: from + before }];
  });
}

/**
 * Where a wall-clock calendar draws a period. Over an hour that comes twice an end can lie before its start on the
 * clock; it is then drawn as long as it lasts, at most an hour.
 */
export function drawnPeriod(clock: ShownClock, startsAt: number, endsAt: number): [from: number, to: number] {
  const [from, to] = [wallAt(clock, startsAt), wallAt(clock, endsAt)];
  return [from, to > from ? to : from + Math.min(endsAt - startsAt, HOUR_MS)];
}

/** A wall time as people's forms have it, "2026-11-23T14:05", and which one where it comes twice. */
export function typedTime(
  clock: ShownClock,
  instant: number,
): { readonly local: string; readonly occurrence: Occurrence | undefined } {
  const wall = wallAt(clock, instant);
  const all = instantsAt(clock, wall);
  const occurrence = all.length < 2 ? undefined : all[0] === instant ? "first" : "second";
  return { local: wallText(wall), occurrence };
}

/** "2026-11-23T14:05" */
export function wallText(wall: number): string {
  return new Date(Math.floor(wall / MINUTE_MS) * MINUTE_MS).toISOString().slice(0, 16);
}

/** "2026-11-23" */
export function wallDate(wall: number): string {
  return wallText(wall).slice(0, 10);
}

/** A local time or date as a wall time. */
export function wallOf(local: string): number {
  const text = local.length === 10 ? `${local}T00:00` : local;
  return Date.parse(`${text.slice(0, 16)}Z`);
}

/** The dates on which a drawn period lies, within those that are shown. */
export function datesOf([from, to]: readonly [number, number], shown: readonly string[]): string[] {
  return shown.filter((date) => wallOf(date) < to && wallOf(date) + DAY_MS > from);
}
