import { Temporal } from "temporal-polyfill";
import type { ClockStretch, ShownClock } from "@/lib/domain/calendar/clock";
import { wallOf } from "@/lib/domain/calendar/clock";

const DAY_MS = 86_400_000;
/** Wall times are up to a day away from the instants that they are compared with. */
const MARGIN_DAYS = 3;

/** A period that is drawn, in RFC 3339. */
interface Drawn {
  readonly startsAt: string;
  readonly endsAt: string;
}

/**
 * The clock of an IANA zone over these dates and around the start and end of all that lies on them at least partly: a
 * long booking's start is typed as it is, however far out of sight, and what lies between is not asked. As many days
 * as are shown are added on both sides, since so far can a booking be dragged.
 */
export function shownClock(
  timeZone: string,
  dates: readonly string[],
  drawn: readonly Drawn[] = [],
): ShownClock {
  const margin = (MARGIN_DAYS + dates.length) * DAY_MS;
  const moments = drawn.flatMap(({ startsAt, endsAt }) => [Date.parse(startsAt), Date.parse(endsAt)]);
  const ranges = [
    [wallOf(dates[0] ?? ""), wallOf(dates.at(-1) ?? "")] as const,
    ...moments.map((at) => [at, at] as const),
  ].map(([from, to]): Range => ({ from: from - margin, to: to + margin }));
  return joined(ranges).flatMap((range) => stretchesIn(timeZone, range));
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/** Without overlaps, earliest first. */
function joined(ranges: readonly Range[]): Range[] {
  const result: Range[] = [];
  for (const range of ranges.toSorted((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last && range.from <= last.to)
      result[result.length - 1] = { from: last.from, to: Math.max(last.to, range.to) };
    else result.push(range);
  }
  return result;
}

function stretchesIn(timeZone: string, { from, to }: Range): ClockStretch[] {
  let at: Temporal.ZonedDateTime | null =
    Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(timeZone);
  const stretches: ClockStretch[] = [{ from, offset: at.offsetNanoseconds / 1_000_000 }];
  for (;;) {
    at = at.getTimeZoneTransition("next");
    if (!at || at.epochMilliseconds > to) return stretches;
    stretches.push({ from: at.epochMilliseconds, offset: at.offsetNanoseconds / 1_000_000 });
  }
}
