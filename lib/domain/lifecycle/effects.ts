import type { Actor } from "@/lib/domain/access/actor";
import { bookingScope, inScope } from "@/lib/domain/access/permissions";
import { shownName } from "@/lib/domain/assets/shown-name";
import { reminderAt } from "@/lib/domain/lifecycle/scheduled-mails";
import { occupies, type Step, takesTime } from "@/lib/domain/lifecycle/step";
import type {
  BookingState,
  DeadlineCommand,
  Facts,
  Lifecycle,
  MailAudience,
  MailTopic,
} from "@/lib/domain/lifecycle/types";

/** What a decision does, as data: the preview shows it and the shell writes it. */
export type Effect =
  | { readonly kind: "status"; readonly from: string | null; readonly to: string }
  | { readonly kind: "period"; readonly startsAt: Date; readonly endsAt: Date }
  | { readonly kind: "time"; readonly taken: boolean; readonly resource: string }
  | { readonly kind: "places"; readonly count: number; readonly resource: string }
  | { readonly kind: "deadline"; readonly at: Date | null; readonly command: DeadlineCommand | null }
  | { readonly kind: "displaces"; readonly reference: string }
  /**
   * Bookings that are pencilled in or wait lose their time to this one; their authors are told. One that the actor may
   * see brings its reference, one whose author the actor may know brings the name; the others stand together.
   */
  | {
      readonly kind: "overlaps";
      readonly bookingIds: readonly string[];
      readonly reference: string | null;
      readonly name: string | null;
    }
  | { readonly kind: "mail"; readonly to: MailAudience; readonly topic: MailTopic; readonly name: string }
  /** When the customer is reminded; null where no reminder is sent any more. */
  | { readonly kind: "reminder"; readonly at: Date | null; readonly name: string }
  | {
      readonly kind: "successor";
      readonly startsAt: Date;
      readonly endsAt: Date;
      readonly status: string;
      readonly givesUpConfirmed: boolean;
    };

export function effectsOf(
  lifecycle: Lifecycle,
  booking: BookingState,
  steps: readonly Step[],
  facts: Facts,
  actor: Actor,
): Effect[] {
  const first = steps[0];
  const last = steps.at(-1);
  if (!first || !last) return [];
  const takes = takesTime(lifecycle, { ...last, from: first.from }, booking);
  const effects: Effect[] = takes ? displacements(facts) : [];
  for (const step of steps) effects.push({ kind: "status", from: step.from, to: step.to });
  if (last.period) effects.push({ kind: "period", ...last.period });
  effects.push(...occupancyEffects(lifecycle, booking, first.from, last, facts));
  if (last.transition.tellsOverlapping)
    effects.push(...overlapEffects(lifecycle, booking, first.from, facts, actor));
  effects.push(...deadlineEffects(booking, last));
  effects.push(...mailEffects(last, booking, facts));
  effects.push(...reminderEffects(lifecycle, booking, first.from, last, facts));
  return effects;
}

/** Overdue bookings are ended by whoever takes the time or places that they hold, and by nobody else. */
function displacements({ displaces }: Facts): Effect[] {
  return displaces.map((reference) => ({ kind: "displaces", reference }));
}

function occupancyEffects(
  lifecycle: Lifecycle,
  booking: BookingState,
  from: string | null,
  last: Step,
  { resource }: Facts,
): Effect[] {
  if (!resource) return [];
  const before = from !== null && occupies(lifecycle, from, booking);
  const after = occupies(lifecycle, last.to, booking);
  if (before === after) return [];
  return resource.kind === "exclusive"
    ? [{ kind: "time", taken: after, resource: resource.name }]
    : [{ kind: "places", count: after ? booking.partySize : -booking.partySize, resource: resource.name }];
}

/** Authors know of their own, and whoever overlapped the booking where it was has been told. */
function overlapEffects(
  lifecycle: Lifecycle,
  booking: BookingState,
  from: string | null,
  { asset }: Facts,
  actor: Actor,
): Effect[] {
  if (!asset) return [];
  const hadTime = from !== null && occupies(lifecycle, from, booking);
  const others = asset.overlapping.filter(
    ({ author, startsAt, endsAt }) =>
      author.id !== booking.authorId && !(hadTime && startsAt < booking.endsAt && endsAt > booking.startsAt),
  );
  const told = others.map(({ id, reference, author }) => {
    const person = actor.kind === "person" ? actor : null;
    const maySee =
      person !== null && inScope(bookingScope(person), { supplierId: null, authorId: author.id });
    return {
      id,
      reference: maySee ? reference : null,
      name: person && shownName(author, person, asset.showsMemberNames),
    };
  });
  const unnamed = told.filter(({ name }) => name === null).map(({ id }) => id);
  return [
    ...told
      .filter(({ name }) => name !== null)
      .map(({ id, reference, name }): Effect => ({ kind: "overlaps", bookingIds: [id], reference, name })),
    ...(unnamed.length > 0
      ? [{ kind: "overlaps" as const, bookingIds: unnamed, reference: null, name: null }]
      : []),
  ];
}

function deadlineEffects(booking: BookingState, last: Step): Effect[] {
  if (last.deadline) {
    if (booking.deadlineAt?.getTime() === last.deadline.at.getTime()) return [];
    return [{ kind: "deadline", at: last.deadline.at, command: last.deadline.command }];
  }
  return booking.deadlineAt ? [{ kind: "deadline", at: null, command: null }] : [];
}

function mailEffects(last: Step, booking: BookingState, facts: Facts): Effect[] {
  const mails = last.transition.mails;
  if (!mails) return [];
  const names: Record<MailAudience, string | null> = {
    customer: booking.customerId || facts.customer ? (facts.customer?.name ?? null) : null,
    supplier: facts.supplier?.name ?? null,
    seller: facts.authorName ?? facts.organization.name,
  };
  return mails.to.flatMap((to): Effect[] => {
    const name = names[to];
    return name === null ? [] : [{ kind: "mail", to, topic: mails.topic, name }];
  });
}

function reminderEffects(
  lifecycle: Lifecycle,
  booking: BookingState,
  from: string | null,
  last: Step,
  { customer, now }: Facts,
): Effect[] {
  const dueAfter = (status: string | null, startsAt: Date) =>
    status !== null && lifecycle.statuses[status]?.phase === "active"
      ? reminderAt(booking, startsAt, now)
      : null;
  const before = dueAfter(from, booking.startsAt);
  const at = dueAfter(last.to, last.period?.startsAt ?? booking.startsAt);
  if (!customer || at?.getTime() === before?.getTime()) return [];
  return [{ kind: "reminder", at, name: customer.name }];
}
