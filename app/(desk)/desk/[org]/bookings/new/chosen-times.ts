import type { ChosenTimes } from "@/components/bookings/new-booking-draft";
import { typedTime } from "@/lib/domain/calendar/clock";
import { shownClock } from "@/lib/domain/calendar/shown-clock";
import { instantInput } from "@/lib/schemas/instant";

type Asked = string | string[] | undefined;

/** The period of an address as people type it on the organization's clock; null where there is none in it. */
export function chosenTimes(startsAt: Asked, endsAt: Asked, timeZone: string): ChosenTimes | null {
  const starts = instantInput.safeParse(startsAt);
  const ends = instantInput.safeParse(endsAt);
  if (!starts.success || !ends.success || ends.data <= starts.data) return null;
  const [from, to] = [typed(starts.data, timeZone), typed(ends.data, timeZone)];
  return {
    startsAt: from.local,
    startsOccurrence: from.occurrence,
    endsAt: to.local,
    endsOccurrence: to.occurrence,
    ownEnd: true,
  };
}

function typed(at: Date, timeZone: string) {
  return typedTime(shownClock(timeZone, [at.toISOString().slice(0, 10)]), at.getTime());
}
