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
 * The clock of an IANA zone over these dates and over all of what lies on them at least partly: a long booking's start is
 * typed as it is, however far out of sight. As many days as are shown are added on both sides, since so far can a
 * booking be dragged.
 */
export function shownClock(
  timeZone: string,
  dates: readonly string[],
  drawn: readonly Drawn[] = [],
): ShownClock {
  const margin = (MARGIN_DAYS + dates.length) * DAY_MS;
  const first = drawn.reduce(
    (at, { startsAt }) => Math.min(at, Date.parse(startsAt)),
    wallOf(dates[0] ?? ""),
  );
  const last = drawn.reduce((at, { endsAt }) => Math.max(at, Date.parse(endsAt)), wallOf(dates.at(-1) ?? ""));
  const [from, to] = [first - margin, last + margin];
  let at: Temporal.ZonedDateTime | null =
    Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(timeZone);
  const stretches: ClockStretch[] = [{ from, offset: at.offsetNanoseconds / 1_000_000 }];
  for (;;) {
    at = at.getTimeZoneTransition("next");
    if (!at || at.epochMilliseconds > to) return stretches;
    stretches.push({ from: at.epochMilliseconds, offset: at.offsetNanoseconds / 1_000_000 });
  }
}
