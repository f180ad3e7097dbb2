/**
 * Never run; the compiler proves it. Each line that follows an expected error has one, so that a definition
 * which names what does not exist cannot be compiled.
 */
import { by, defineLifecycle } from "@/lib/domain/lifecycle/define";
import { statusPresentation, type TrailCommand } from "@/lib/domain/lifecycle/presentation";
import type { Command, CommandOf, StatusOf } from "@/lib/domain/lifecycle/registry";

const ROW = { by: by("agent"), origin: "source", deadline: "clear" } as const;
const STATUSES = {
  open: { phase: "active", occupies: false },
  closed: { phase: "done", occupies: false, terminal: true },
} as const;

defineLifecycle({
  key: "sound",
  label: "Sound",
  statuses: STATUSES,
  commands: ["create", "close"],
  transitions: [
    { ...ROW, command: "create", from: null, to: ["open"] },
    { ...ROW, command: "close", from: ["open"], to: ["closed"] },
  ],
});

defineLifecycle({
  key: "unknown-target",
  label: "A target that does not exist",
  statuses: STATUSES,
  commands: ["create"],
  // @ts-expect-error
  transitions: [{ ...ROW, command: "create", from: null, to: ["ajar"] }],
});

defineLifecycle({
  key: "unknown-source",
  label: "A source that does not exist",
  statuses: STATUSES,
  commands: ["close"],
  // @ts-expect-error
  transitions: [{ ...ROW, command: "close", from: ["ajar"], to: ["closed"] }],
});

defineLifecycle({
  key: "unknown-command",
  label: "A command that does not exist",
  statuses: STATUSES,
  commands: ["create", "close"],
  // @ts-expect-error
  transitions: [{ ...ROW, command: "slam", from: ["open"], to: ["closed"] }],
});

defineLifecycle({
  key: "unknown-party",
  label: "A role that does not exist",
  statuses: STATUSES,
  commands: ["close"],
  // @ts-expect-error
  transitions: [{ ...ROW, by: by("porter"), command: "close", from: ["open"], to: ["closed"] }],
});

defineLifecycle({
  key: "unknown-phase",
  label: "A phase that does not exist",
  // @ts-expect-error
  statuses: { ...STATUSES, ajar: { phase: "drafty", occupies: false } },
  commands: ["close"],
  transitions: [{ ...ROW, command: "close", from: ["open"], to: ["closed"] }],
});

defineLifecycle({
  key: "unmarked",
  label: "An edge that is marked neither source nor extension",
  statuses: STATUSES,
  commands: ["close"],
  // @ts-expect-error
  transitions: [{ by: by("agent"), deadline: "clear", command: "close", from: ["open"], to: ["closed"] }],
});

defineLifecycle({
  key: "no-deadline-rule",
  label: "An edge that neither sets nor clears the deadline",
  statuses: STATUSES,
  commands: ["close"],
  // @ts-expect-error
  transitions: [{ by: by("agent"), origin: "source", command: "close", from: ["open"], to: ["closed"] }],
});

export const oneOfRequest: StatusOf<"request"> = "pending";
// @ts-expect-error a request is never on hold
export const oneOfTour: StatusOf<"request"> = "on_hold";
// @ts-expect-error nobody approves a request
export const notOfRequest: CommandOf<"request"> = "approve";
// @ts-expect-error no lifecycle has it
export const ofNone: Command = "teleport";
// @ts-expect-error nothing in the trail is called so
export const notInTrail: TrailCommand = "teleport";
// @ts-expect-error there is no such lifecycle
statusPresentation("cruise", "pending");
