import type { ChosenTimes } from "@/components/bookings/new-booking-draft";
import { occurrenceOf, toWallTime } from "@/lib/domain/schedule/wall-time";
import { instantInput } from "@/lib/schemas/instant";

type Asked = string | string[] | undefined;

/** The period of an address as people type it on the organization's clock; null where there is none in it. */
export function chosenTimes(startsAt: Asked, endsAt: Asked, timeZone: string): ChosenTimes | null {
  const starts = instantInput.safeParse(startsAt);
  const ends = instantInput.safeParse(endsAt);
  if (!starts.success || !ends.success || ends.data <= starts.data) return null;
  return {
    startsAt: toWallTime(starts.data, timeZone),
    startsOccurrence: occurrenceOf(starts.data, timeZone) ?? undefined,
    endsAt: toWallTime(ends.data, timeZone),
    endsOccurrence: occurrenceOf(ends.data, timeZone) ?? undefined,
    ownEnd: true,
  };
}
