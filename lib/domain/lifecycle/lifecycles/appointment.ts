import { by, defineLifecycle, staff } from "@/lib/domain/lifecycle/define";
import {
  CREATE_GUARDS,
  customerChoosesSlot,
  customerReschedulesWithinPolicy,
  customerWithinPolicy,
  notBeforeEnd,
  notBeforeStart,
  timeOffered,
} from "@/lib/domain/lifecycle/guards";
import type { Deadline, GuardContext } from "@/lib/domain/lifecycle/types";

const DEFAULT_LIMIT_MINUTES = 24 * 60;
const LEAST_LIMIT_MINUTES = 60;

/** Lifecycle 2: a provider's time. Source: The Booking Kit's booking lifecycle. */
export const appointment = defineLifecycle({
  key: "appointment",
  label: "Appointment",
  statuses: {
    pending: { phase: "deciding", occupies: "policy" },
    confirmed: { phase: "active", occupies: true },
    completed: { phase: "done", occupies: false, terminal: true },
    no_show: { phase: "done", occupies: false, terminal: true },
    cancelled: { phase: "void", occupies: false, terminal: true },
    rescheduled: { phase: "void", occupies: false, terminal: true },
    rejected: { phase: "void", occupies: false, terminal: true },
  },
  commands: [
    "create",
    "confirm",
    "reject",
    "time_out",
    "complete",
    "mark_no_show",
    "cancel",
    "reschedule",
    "withdraw",
  ],
  transitions: [
    {
      command: "create",
      from: null,
      to: ["pending"],
      by: by("customer", ...staff),
      origin: "source",
      which: { when: "confirmation required", test: needsConfirmation },
      may: [...CREATE_GUARDS, timeOffered],
      deadline: confirmationDeadline,
      mails: { topic: "received", to: ["customer", "supplier", "seller"] },
    },
    {
      command: "create",
      from: null,
      to: ["confirmed"],
      by: by("customer", ...staff),
      origin: "source",
      which: { when: "no confirmation required", test: (context) => !needsConfirmation(context) },
      may: [...CREATE_GUARDS, timeOffered],
      deadline: "clear",
      stamps: ["confirmedAt"],
      mails: { topic: "confirmed", to: ["customer", "supplier", "seller"] },
    },
    {
      command: "confirm",
      from: ["pending"],
      to: ["confirmed"],
      by: by("supplier", "owner", "admin"),
      origin: "source",
      deadline: "clear",
      stamps: ["confirmedAt"],
      mails: { topic: "confirmed", to: ["customer", "supplier", "seller"] },
    },
    {
      command: "reject",
      from: ["pending"],
      to: ["rejected"],
      by: by("supplier", "owner", "admin"),
      origin: "source",
      reasonRequiredFrom: ["supplier", "owner", "admin"],
      deadline: "clear",
      stamps: ["rejectedAt"],
      mails: { topic: "rejected", to: ["customer", "supplier", "seller"] },
    },
    {
      command: "time_out",
      from: ["pending"],
      to: ["rejected"],
      by: by("system"),
      origin: "source",
      onDeadline: true,
      deadline: "clear",
      stamps: ["rejectedAt"],
      mails: { topic: "timed_out", to: ["customer", "supplier", "seller"] },
    },
    {
      command: "complete",
      from: ["confirmed"],
      to: ["completed"],
      by: by("supplier", ...staff, "system"),
      origin: "source",
      may: [notBeforeEnd],
      deadline: "clear",
      stamps: ["completedAt"],
    },
    {
      command: "mark_no_show",
      from: ["confirmed"],
      to: ["no_show"],
      by: by("supplier", ...staff),
      origin: "source",
      may: [notBeforeStart],
      deadline: "clear",
      stamps: ["noShowAt"],
    },
    {
      command: "cancel",
      from: ["confirmed"],
      to: ["cancelled"],
      by: by("customer", "supplier", ...staff),
      origin: "source",
      reasonRequiredFrom: [...staff, "supplier"],
      may: [customerWithinPolicy],
      deadline: "clear",
      stamps: ["cancelledAt"],
      mails: { topic: "cancelled", to: ["customer", "supplier", "seller"] },
    },
    {
      command: "reschedule",
      from: ["confirmed"],
      to: ["rescheduled"],
      by: by("customer", "supplier", ...staff),
      origin: "source",
      input: "start",
      may: [customerReschedulesWithinPolicy, customerChoosesSlot],
      deadline: "clear",
      stamps: ["rescheduledAt"],
      successor: true,
    },
    {
      command: "withdraw",
      from: ["pending"],
      to: ["cancelled"],
      by: by("customer", ...staff),
      origin: "extension",
      deadline: "clear",
      stamps: ["cancelledAt"],
      mails: { topic: "withdrawn", to: ["customer", "supplier", "seller"] },
    },
    {
      command: "reschedule",
      from: ["pending"],
      to: ["rescheduled"],
      by: by("customer", ...staff),
      origin: "extension",
      input: "start",
      may: [customerChoosesSlot],
      deadline: "clear",
      stamps: ["rescheduledAt"],
      successor: true,
    },
  ],
});

/** A time that the provider itself gives needs no confirmation by the provider. */
function needsConfirmation({ booking, givenBySupplier }: GuardContext): boolean {
  return (booking.policy.requiresConfirmation ?? false) && !givenBySupplier;
}

/** The earlier of created plus the offering's limit and the start. */
function confirmationDeadline({ booking, facts }: GuardContext): Deadline {
  const limit = Math.max(
    booking.policy.confirmationTimeLimitMinutes ?? DEFAULT_LIMIT_MINUTES,
    LEAST_LIMIT_MINUTES,
  );
  const at = Math.min(facts.now.getTime() + limit * 60_000, booking.startsAt.getTime());
  return { at: new Date(at), command: "time_out" };
}
