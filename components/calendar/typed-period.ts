import type { TypedInputs } from "@/components/bookings/command-inputs";
import { type ShownClock, typedTime } from "@/lib/domain/calendar/clock";

type TypedPeriod = Pick<TypedInputs, "startsAt" | "startsOccurrence" | "endsAt" | "endsOccurrence">;

/** A period as people type it, with which of two equal times is meant. */
export function typedPeriod(clock: ShownClock, startsAt: number, endsAt: number): TypedPeriod {
  const [starts, ends] = [typedTime(clock, startsAt), typedTime(clock, endsAt)];
  return {
    startsAt: starts.local,
    startsOccurrence: starts.occurrence,
    endsAt: ends.local,
    endsOccurrence: ends.occurrence,
  };
}
