import { Temporal } from "temporal-polyfill";

/** Which of the two instants is meant, when a wall clock shows the same time twice. */
export type Occurrence = "first" | "second";

export type WallTime =
  | { readonly kind: "once"; readonly instant: Date }
  /** The clocks go forward over it: there is no such time on that day. */
  | { readonly kind: "never"; readonly before: string; readonly after: string }
  /** The clocks go back: it comes twice. */
  | {
      readonly kind: "twice";
      readonly first: Date;
      readonly second: Date;
      /** As "+02:00". */
      readonly firstOffset: string;
      readonly secondOffset: string;
    };

/**
 * What a wall clock of an IANA zone means by a local time such as "2026-03-29T02:30".
 * Throws a RangeError where the text is no local time or the zone is none.
 */
export function readWallTime(local: string, timeZone: string): WallTime {
  const plain = Temporal.PlainDateTime.from(local);
  const earlier = plain.toZonedDateTime(timeZone, { disambiguation: "earlier" });
  const later = plain.toZonedDateTime(timeZone, { disambiguation: "later" });
  if (earlier.epochMilliseconds === later.epochMilliseconds)
    return { kind: "once", instant: new Date(earlier.epochMilliseconds) };
  // Over a gap both readings move away from the time that was asked for; in a fold both keep it.
  if (!earlier.toPlainDateTime().equals(plain))
    return { kind: "never", before: clockText(earlier), after: clockText(later) };
  return {
    kind: "twice",
    first: new Date(earlier.epochMilliseconds),
    second: new Date(later.epochMilliseconds),
    firstOffset: earlier.offset,
    secondOffset: later.offset,
  };
}

/** The wall clock of a zone at an instant, as "2026-11-23T14:05". */
export function toWallTime(instant: Date, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime()
    .toString({ smallestUnit: "minute" });
}

/** Which of the two it is, where the zone's wall clock shows the instant's minute twice. */
export function occurrenceOf(instant: Date, timeZone: string): Occurrence | null {
  const read = readWallTime(toWallTime(instant, timeZone), timeZone);
  if (read.kind !== "twice") return null;
  return instant < read.second ? "first" : "second";
}

function clockText(time: Temporal.ZonedDateTime): string {
  return time.toPlainTime().toString({ smallestUnit: "minute" });
}
