import { by, defineLifecycle, staff } from "@/lib/domain/lifecycle/define";
import { CREATE_GUARDS, customerWithinPolicy } from "@/lib/domain/lifecycle/guards";
import type { Deadline, GuardContext } from "@/lib/domain/lifecycle/types";

/** Lifecycle 1: a supplier decides. Source: kleesto's booking lifecycle. */
export const request = defineLifecycle({
  key: "request",
  label: "Request",
  statuses: {
    pending: { phase: "deciding", occupies: false },
    confirmed: { phase: "active", occupies: true },
    rejected: { phase: "void", occupies: false, terminal: true },
    cancelled: { phase: "void", occupies: false, terminal: true },
  },
  commands: ["create", "confirm", "reject", "time_out", "cancel", "withdraw"],
  transitions: [
    {
      command: "create",
      from: null,
      to: ["pending"],
      by: by(...staff, "customer"),
      origin: "source",
      may: CREATE_GUARDS,
      deadline: decisionDeadline,
      mails: { topic: "received", to: ["customer", "supplier", "seller"] },
      followedBy: { command: "confirm", test: ({ facts }) => facts.supplier?.confirmsAutomatically ?? false },
    },
    {
      command: "confirm",
      from: ["pending"],
      to: ["confirmed"],
      by: by("supplier", "owner", "admin", "system"),
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
      command: "cancel",
      from: ["confirmed"],
      to: ["cancelled"],
      by: by("customer", ...staff, "supplier"),
      origin: "source",
      reasonRequiredFrom: [...staff, "supplier"],
      may: [customerWithinPolicy],
      deadline: "clear",
      stamps: ["cancelledAt"],
      mails: { topic: "cancelled", to: ["customer", "supplier", "seller"] },
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
  ],
});

/** Created plus the supplier's time limit, where it has one; never after the start. */
function decisionDeadline({ booking, facts }: GuardContext): Deadline | null {
  const limit = facts.supplier?.decisionTimeLimitMinutes;
  if (limit == null) return null;
  const at = Math.min(facts.now.getTime() + limit * 60_000, booking.startsAt.getTime());
  return { at: new Date(at), command: "time_out" };
}
