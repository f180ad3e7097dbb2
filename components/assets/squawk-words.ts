import type { Severity, SquawkStatus } from "@/lib/domain/assets/airworthiness";
import type { GIVEN_SQUAWK_COMMANDS } from "@/lib/schemas/squawk";

export const SEVERITY_LABELS: Readonly<Record<Severity, string>> = {
  grounding: "Grounding",
  caution: "Caution",
  info: "Info",
};

export const SEVERITY_HINTS: Readonly<Record<Severity, string>> = {
  grounding: "It must not be used before this is settled.",
  caution: "It may be used with care.",
  info: "Good to know; nothing is wrong with its use.",
};

export const SQUAWK_STATUS_LABELS: Readonly<Record<SquawkStatus, string>> = {
  pending: "Pending",
  open: "Open",
  deferred: "Deferred",
  resolved: "Resolved",
  dismissed: "Dismissed",
};

export type GivenSquawkCommand = (typeof GIVEN_SQUAWK_COMMANDS)[number];

interface CommandWords {
  /** On the button. */
  readonly label: string;
  /** After it is done: "Left brake soft is …". */
  readonly done: string;
  readonly hint: string;
}

export const SQUAWK_COMMAND_WORDS: Readonly<Record<GivenSquawkCommand, CommandWords>> = {
  confirm: { label: "Confirm", done: "open", hint: "It is as reported, and counts from now on." },
  dismiss: {
    label: "Dismiss",
    done: "dismissed",
    hint: "It is not so. The reason stays with it for everybody to read.",
  },
  defer: {
    label: "Defer",
    done: "deferred",
    hint: "It is known and may wait. When its time has come it counts again by itself: later bookings are restored now, and suspended again then, unless it is resolved first.",
  },
  resolve: { label: "Resolve", done: "resolved", hint: "It is put right." },
};

/** What the trail says of each thing that happened to an asset, after the actor's name. */
export const ASSET_VERBS: Readonly<Record<string, string>> = {
  "squawk report": "reported the squawk",
  "squawk confirm": "confirmed the squawk",
  "squawk dismiss": "dismissed the squawk",
  "squawk defer": "deferred the squawk",
  "squawk resolve": "resolved the squawk",
  "squawk end_deferral": "opened the squawk again when its deferral ended",
  "maintenance plan": "planned maintenance",
  "maintenance change": "changed maintenance",
  "maintenance remove": "removed maintenance",
  "usage log": "logged readings",
  "usage take_back": "took readings back",
  "rules change": "changed the rules",
};
