import type { Effect } from "@/lib/domain/lifecycle/effects";
import { statusPresentation } from "@/lib/domain/lifecycle/presentation";
import type { LifecycleKey } from "@/lib/domain/lifecycle/registry";
import type { MailTopic } from "@/lib/domain/lifecycle/types";
import { formatInstant } from "@/lib/domain/schedule/format";

export interface PreviewLine {
  readonly kind: Effect["kind"];
  readonly text: string;
}

const TOPICS: Record<MailTopic, string> = {
  received: "booking received",
  confirmed: "booking confirmed",
  rejected: "booking rejected",
  timed_out: "nobody decided in time",
  cancelled: "booking cancelled",
  withdrawn: "request withdrawn",
  rescheduled: "booking moved",
  expired: "hold expired",
  reminder: "reminder",
  deadline_near: "the time limit is near",
  tentative_overlap: "somebody else has the time now",
};

/** One line for a person about one effect, with times on the wall clock of the zone given. */
export function describeEffect(lifecycleKey: string, effect: Effect, timeZone: string): PreviewLine {
  return { kind: effect.kind, text: textOf(lifecycleKey as LifecycleKey, effect, timeZone) };
}

function textOf(lifecycleKey: LifecycleKey, effect: Effect, timeZone: string): string {
  const label = (status: string) => statusPresentation(lifecycleKey, status).label;
  switch (effect.kind) {
    case "status":
      if (effect.from === null) return `Starts as ${label(effect.to)}`;
      return effect.from === effect.to
        ? `Stays ${label(effect.to)}`
        : `Status changes from ${label(effect.from)} to ${label(effect.to)}`;
    case "period":
      return `Moves to ${formatInstant(effect.startsAt, timeZone)} until ${formatInstant(effect.endsAt, timeZone)}`;
    case "time":
      return effect.taken ? `Takes the time on ${effect.resource}` : `Frees the time on ${effect.resource}`;
    case "places":
      return effect.count > 0
        ? `Takes ${places(effect.count)} on ${effect.resource}`
        : `Gives ${places(-effect.count)} back on ${effect.resource}`;
    case "deadline":
      return effect.at
        ? `Time limit: ${formatInstant(effect.at, timeZone)}, then it ${effect.command === "expire" ? "expires" : "is rejected"}`
        : "The time limit ends";
    case "displaces":
      return `First, overdue booking ${effect.reference} is ended`;
    case "overlaps":
      return overlapText(effect);
    case "mail":
      return `Mail to ${effect.name} (${effect.to}): ${TOPICS[effect.topic]}`;
    case "reminder":
      return effect.at
        ? `Reminder to ${effect.name}: ${formatInstant(effect.at, timeZone)}`
        : "No reminder is sent any more";
    case "successor":
      return `Makes a new booking for ${formatInstant(effect.startsAt, timeZone)} as ${label(effect.status)}${
        effect.givesUpConfirmed ? ", and gives up the confirmed time for a request" : ""
      }`;
  }
}

function overlapText({ bookingIds, reference, name }: Extract<Effect, { kind: "overlaps" }>): string {
  if (name !== null) return `${reference ?? "A booking"} of ${name} loses its time, and they are told`;
  return bookingIds.length === 1
    ? "Somebody else's booking loses its time, and they are told"
    : `${bookingIds.length} bookings of others lose their time, and they are told`;
}

function places(count: number): string {
  return count === 1 ? "1 place" : `${count} places`;
}
