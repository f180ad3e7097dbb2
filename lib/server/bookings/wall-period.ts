import { type Result, refusal } from "@/lib/domain/refusal";
import { type Occurrence, readWallTime } from "@/lib/domain/schedule/wall-time";
import { inWritableYears, YEARS_SENTENCE } from "@/lib/schemas/instant";
import type { TwiceDetail, WallPeriod } from "@/lib/schemas/wall-period";

export interface Period {
  readonly startsAt?: Date;
  readonly endsAt?: Date;
}

/**
 * The instants that typed wall-clock times mean in the organization's zone. On the days when clocks change,
 * a time that does not exist is refused, and one that comes twice is asked about: neither is guessed.
 */
export function periodFromWall(period: WallPeriod, timeZone: string): Result<Period> {
  const starts = instantFromWall("startsAt", period.startsAt, period.startsOccurrence, timeZone);
  if (!starts.ok) return starts;
  const ends = instantFromWall("endsAt", period.endsAt, period.endsOccurrence, timeZone);
  if (!ends.ok) return ends;
  return { ok: true, data: { startsAt: starts.data, endsAt: ends.data } };
}

/** The instant of one such time, which its form calls `field`. */
export function instantFromWall(
  field: TwiceDetail["field"],
  local: string | undefined,
  occurrence: Occurrence | undefined,
  timeZone: string,
): Result<Date | undefined> {
  if (local === undefined) return { ok: true, data: undefined };
  const read = readOrNull(local, timeZone);
  if (!read) return refused(field, "This is no date and time.");
  if (read.kind === "once")
    return inWritableYears(read.instant) ? { ok: true, data: read.instant } : refused(field, YEARS_SENTENCE);
  if (read.kind === "never")
    return refused(
      field,
      `The clocks go forward that night, so this time does not exist. Choose ${read.before} or ${read.after}.`,
    );
  if (occurrence) return { ok: true, data: read[occurrence] };
  const twice: TwiceDetail = {
    field,
    firstOffset: read.firstOffset,
    secondOffset: read.secondOffset,
  };
  return refused(field, "The clocks go back that night, so this time comes twice. Say which.", { twice });
}

function readOrNull(local: string, timeZone: string) {
  try {
    return readWallTime(local, timeZone);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function refused(
  field: string,
  message: string,
  details?: Readonly<Record<string, unknown>>,
): { readonly ok: false; readonly error: ReturnType<typeof refusal> } {
  return { ok: false, error: refusal("invalid_input", message, { fields: { [field]: message }, details }) };
}
