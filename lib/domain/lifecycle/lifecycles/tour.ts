import { by, defineLifecycle, staff } from "@/lib/domain/lifecycle/define";
import { CREATE_GUARDS, customerWithinPolicy } from "@/lib/domain/lifecycle/guards";
import type { Deadline, GuardContext, Stamp } from "@/lib/domain/lifecycle/types";

const DEFAULT_HOLD_MINUTES = 30;

const STATUSES = {
  draft: { phase: "draft", occupies: false },
  on_hold: { phase: "held", occupies: true },
  awaiting_payment: { phase: "paying", occupies: true },
  confirmed: { phase: "active", occupies: true },
  in_progress: { phase: "active", occupies: true },
  completed: { phase: "done", occupies: false, terminal: true },
  expired: { phase: "void", occupies: false, terminal: true },
  cancelled: { phase: "void", occupies: false, terminal: true },
} as const;
type TourStatus = keyof typeof STATUSES;
const ALL = Object.keys(STATUSES) as readonly TourStatus[];

/** What an override writes: the moment that its target stands for. */
const OVERRIDE_STAMPS: Readonly<Record<TourStatus, readonly Stamp[]>> = {
  draft: [],
  on_hold: [],
  awaiting_payment: ["awaitingPaymentAt"],
  confirmed: ["confirmedAt"],
  in_progress: [],
  completed: ["completedAt"],
  expired: ["expiredAt"],
  cancelled: ["cancelledAt"],
};

/** Lifecycle 5: items, travelers and departures. Source: Voyant's bookings module. */
export const tour = defineLifecycle({
  key: "tour",
  label: "Tour",
  statuses: STATUSES,
  commands: [
    "create",
    "hold",
    "request_payment",
    "confirm",
    "expire",
    "start",
    "complete",
    "cancel",
    "override",
  ],
  transitions: [
    {
      command: "create",
      from: null,
      to: ["draft"],
      by: by(...staff),
      origin: "source",
      may: CREATE_GUARDS,
      deadline: "clear",
    },
    {
      command: "hold",
      from: ["draft"],
      to: ["on_hold"],
      by: by(...staff),
      origin: "source",
      deadline: holdDeadline,
    },
    {
      command: "request_payment",
      from: ["draft"],
      to: ["awaiting_payment"],
      by: by(...staff),
      origin: "source",
      deadline: holdDeadline,
      stamps: ["awaitingPaymentAt"],
    },
    {
      command: "request_payment",
      from: ["on_hold"],
      to: ["awaiting_payment"],
      by: by(...staff),
      origin: "source",
      deadline: "keep",
      stamps: ["awaitingPaymentAt"],
    },
    {
      command: "confirm",
      from: ["draft", "on_hold"],
      to: ["confirmed"],
      by: by(...staff),
      origin: "source",
      deadline: "clear",
      stamps: ["confirmedAt"],
      mails: { topic: "confirmed", to: ["customer", "seller"] },
    },
    {
      command: "confirm",
      from: ["awaiting_payment"],
      to: ["confirmed"],
      by: by(...staff),
      origin: "source",
      deadline: "clear",
      stamps: ["confirmedAt", "paidAt"],
      mails: { topic: "confirmed", to: ["customer", "seller"] },
    },
    {
      command: "expire",
      from: ["on_hold", "awaiting_payment"],
      to: ["expired"],
      by: by("system"),
      origin: "source",
      onDeadline: true,
      deadline: "clear",
      stamps: ["expiredAt"],
      mails: { topic: "expired", to: ["customer", "seller"] },
    },
    {
      command: "start",
      from: ["confirmed"],
      to: ["in_progress"],
      by: by(...staff, "supplier", "system"),
      origin: "source",
      deadline: "clear",
    },
    {
      command: "complete",
      from: ["in_progress"],
      to: ["completed"],
      by: by(...staff, "supplier", "system"),
      origin: "source",
      deadline: "clear",
      stamps: ["completedAt"],
    },
    {
      command: "cancel",
      from: ["draft", "on_hold", "awaiting_payment", "confirmed", "in_progress"],
      to: ["cancelled"],
      by: by(...staff, "customer"),
      origin: "source",
      may: [customerWithinPolicy],
      deadline: "clear",
      stamps: ["cancelledAt"],
      mails: { topic: "cancelled", to: ["customer", "seller"] },
    },
    {
      command: "override",
      from: ALL,
      to: ALL,
      by: by("owner", "admin"),
      origin: "source",
      reasonRequiredFrom: ["owner", "admin"],
      input: "status",
      deadline: overrideDeadline,
      stamps: ({ input }) => OVERRIDE_STAMPS[input.status as TourStatus] ?? [],
    },
  ],
});

/** Asked for within bounds (the door checks them), else the offering's, else 30 minutes. */
function holdDeadline({ booking, facts, input }: GuardContext): Deadline {
  const minutes = input.holdMinutes ?? booking.policy.holdMinutes ?? DEFAULT_HOLD_MINUTES;
  return { at: new Date(facts.now.getTime() + minutes * 60_000), command: "expire" };
}

/** A status that waits gets a deadline as in `hold`; any other has none. */
function overrideDeadline(context: GuardContext): Deadline | null {
  const target = context.input.status;
  return target === "on_hold" || target === "awaiting_payment" ? holdDeadline(context) : null;
}
