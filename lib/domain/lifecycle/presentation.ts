import type { Command, LifecycleKey, StatusOf } from "@/lib/domain/lifecycle/registry";

export type Tone = "neutral" | "info" | "warning" | "positive" | "negative" | "muted" | "progress";

/** How the calendar draws a status; `none` is not drawn. */
export type CalendarPattern = "solid" | "hatched" | "dotted" | "outlined" | "striped" | "faded" | "none";

/** Names of lucide icons, so that the domain needs no component. */
export type IconName =
  | "archive"
  | "ban"
  | "calendar-check"
  | "calendar-sync"
  | "check"
  | "check-check"
  | "circle-check"
  | "circle-dashed"
  | "circle-slash"
  | "clock"
  | "credit-card"
  | "hourglass"
  | "lock"
  | "message-square"
  | "pause"
  | "pencil"
  | "plane"
  | "play"
  | "plus"
  | "receipt"
  | "rotate-ccw"
  | "shield-alert"
  | "ticket"
  | "ticket-check"
  | "timer-off"
  | "undo"
  | "user-round-check"
  | "user-x"
  | "wallet"
  | "wrench"
  | "x";

export interface StatusPresentation {
  readonly label: string;
  /** In the words of the person who is booked for. */
  readonly customerLabel: string;
  readonly tone: Tone;
  readonly icon: IconName;
  readonly pattern: CalendarPattern;
}

function status(
  label: string,
  customerLabel: string,
  tone: Tone,
  icon: IconName,
  pattern: CalendarPattern,
): StatusPresentation {
  return { label, customerLabel, tone, icon, pattern };
}

/** Exhaustive: a status without a presentation does not compile. */
const STATUS_PRESENTATION: {
  readonly [Key in LifecycleKey]: Readonly<Record<StatusOf<Key>, StatusPresentation>>;
} = {
  request: {
    pending: status("Pending", "Waiting for an answer", "warning", "hourglass", "dotted"),
    confirmed: status("Confirmed", "Confirmed", "positive", "circle-check", "solid"),
    rejected: status("Rejected", "Declined", "negative", "ban", "none"),
    cancelled: status("Cancelled", "Cancelled", "muted", "circle-slash", "none"),
  },
  appointment: {
    pending: status("Pending", "Waiting for an answer", "warning", "hourglass", "dotted"),
    confirmed: status("Confirmed", "Confirmed", "positive", "circle-check", "solid"),
    completed: status("Completed", "Completed", "neutral", "check-check", "faded"),
    no_show: status("No-show", "Missed", "negative", "user-x", "faded"),
    cancelled: status("Cancelled", "Cancelled", "muted", "circle-slash", "none"),
    rescheduled: status("Rescheduled", "Moved to a new time", "muted", "calendar-sync", "none"),
    rejected: status("Rejected", "Declined", "negative", "ban", "none"),
  },
  asset: {
    tentative: status("Tentative", "Pencilled in", "neutral", "pencil", "hatched"),
    pending: status("Pending", "Waiting for approval", "warning", "hourglass", "dotted"),
    confirmed: status("Confirmed", "Confirmed", "positive", "circle-check", "solid"),
    suspended: status("Suspended", "Suspended", "negative", "shield-alert", "striped"),
    cancelled: status("Cancelled", "Cancelled", "muted", "circle-slash", "none"),
    rejected: status("Rejected", "Declined", "negative", "ban", "none"),
    completed: status("Completed", "Completed", "neutral", "check-check", "faded"),
  },
  ticket: {
    draft: status("Draft", "Being prepared", "neutral", "circle-dashed", "hatched"),
    held: status("Held", "Held for you", "info", "lock", "outlined"),
    pending_payment: status("Pending payment", "Waiting for your payment", "warning", "wallet", "outlined"),
    pending_approval: status("Pending approval", "Being prepared", "warning", "hourglass", "dotted"),
    issued: status("Issued", "Issued", "positive", "ticket-check", "solid"),
    partially_used: status("Partially used", "Under way", "progress", "plane", "solid"),
    partially_refunded: status("Partially refunded", "Partly refunded", "info", "undo", "solid"),
    completed: status("Completed", "Completed", "neutral", "check-check", "faded"),
    cancelled_before_issue: status("Cancelled before issue", "Cancelled", "muted", "circle-slash", "none"),
    cancelled_after_issue: status("Cancelled after issue", "Cancelled", "muted", "circle-slash", "none"),
    expired: status("Expired", "Expired", "muted", "timer-off", "none"),
    archived: status("Archived", "Completed", "muted", "archive", "none"),
  },
  tour: {
    draft: status("Draft", "Being prepared", "neutral", "circle-dashed", "hatched"),
    on_hold: status("On hold", "Held for you", "info", "pause", "outlined"),
    awaiting_payment: status("Awaiting payment", "Waiting for your payment", "warning", "wallet", "outlined"),
    confirmed: status("Confirmed", "Confirmed", "positive", "circle-check", "solid"),
    in_progress: status("In progress", "Under way", "progress", "play", "solid"),
    completed: status("Completed", "Completed", "neutral", "check-check", "faded"),
    expired: status("Expired", "Expired", "muted", "timer-off", "none"),
    cancelled: status("Cancelled", "Cancelled", "muted", "circle-slash", "none"),
  },
};

/** Throws for a status that the lifecycle does not have: that is a bug, not a refusal. */
export function statusPresentation(lifecycle: LifecycleKey, key: string): StatusPresentation {
  const found = (STATUS_PRESENTATION[lifecycle] as Readonly<Record<string, StatusPresentation>>)[key];
  if (!found) throw new Error(`The lifecycle ${lifecycle} has no status ${key}`);
  return found;
}

export interface CommandPresentation {
  /** On the button. */
  readonly label: string;
  /** In the timeline, after the actor's name. */
  readonly verb: string;
  readonly icon: IconName;
  /** Ends the booking or gives something up; asked for twice. */
  readonly destructive: boolean;
}

function command(label: string, verb: string, icon: IconName, destructive = false): CommandPresentation {
  return { label, verb, icon, destructive };
}

/** What stands in the trail besides the lifecycles' commands. */
export type TrailCommand = Command | "note" | "merge_customer" | "anonymise" | "database";

const COMMAND_PRESENTATION: Readonly<Record<TrailCommand, CommandPresentation>> = {
  create: command("Create", "made the booking", "plus"),
  confirm: command("Confirm", "confirmed", "check"),
  reject: command("Reject", "rejected", "ban", true),
  time_out: command("Time out", "found no decision in time", "timer-off", true),
  cancel: command("Cancel booking", "cancelled", "x", true),
  withdraw: command("Withdraw", "withdrew the request", "undo", true),
  complete: command("Complete", "completed", "check-check"),
  mark_no_show: command("Mark no-show", "marked a no-show", "user-x", true),
  reschedule: command("Reschedule", "rescheduled", "calendar-sync"),
  firm_up: command("Firm up", "firmed up", "calendar-check"),
  approve: command("Approve", "approved", "check"),
  change_times: command("Change times", "changed the times", "clock"),
  suspend: command("Suspend", "suspended", "shield-alert", true),
  restore: command("Restore", "restored", "rotate-ccw"),
  hold: command("Hold", "put on hold", "lock"),
  expire: command("Expire", "let it expire", "timer-off", true),
  abandon: command("Abandon", "abandoned", "x", true),
  request_payment: command("Request payment", "asked for payment", "credit-card"),
  issue: command("Issue", "issued", "ticket"),
  fail_payment: command("Fail payment", "recorded a failed payment", "x", true),
  use_segment: command("Use segment", "recorded a used segment", "plane"),
  void: command("Void", "voided", "ban", true),
  refund: command("Refund", "refunded", "receipt", true),
  archive: command("Archive", "archived", "archive"),
  release: command("Release", "gave the hold back", "undo", true),
  start: command("Start", "started", "play"),
  override: command("Override status", "overrode the status", "shield-alert", true),
  note: command("Add note", "added a note", "message-square"),
  merge_customer: command("Merge customers", "merged its customer into another", "user-round-check"),
  anonymise: command("Remove the person", "removed what was known of its customer", "user-x", true),
  database: command("Change in the database", "changed the row by hand", "shield-alert"),
};

export function commandPresentation(key: string): CommandPresentation {
  const found = (COMMAND_PRESENTATION as Readonly<Record<string, CommandPresentation>>)[key];
  if (!found) throw new Error(`There is no command ${key}`);
  return found;
}
