import { Temporal } from "temporal-polyfill";
import type { ClockStretch, ShownClock } from "@/lib/domain/calendar/clock";
import { wallOf } from "@/lib/domain/calendar/clock";

const MARGIN_MS = 3 * 86_400_000;

/** The clock of an IANA zone, right from three days before the first of these dates to three days after the last. */
export function shownClock(timeZone: string, dates: readonly string[]): ShownClock {
  const from = wallOf(dates[0] ?? "") - MARGIN_MS;
  const to = wallOf(dates.at(-1) ?? "") + MARGIN_MS;
  let at: Temporal.ZonedDateTime | null =
    Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(timeZone);
  const stretches: ClockStretch[] = [{ from, offset: at.offsetNanoseconds / 1_000_000 }];
  for (;;) {
    at = at.getTimeZoneTransition("next");
    if (!at || at.epochMilliseconds > to) return stretches;
    stretches.push({ from: at.epochMilliseconds, offset: at.offsetNanoseconds / 1_000_000 });
  }
}
