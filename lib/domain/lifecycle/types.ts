import type { Actor } from "@/lib/domain/access/actor";
import type { Party, Role } from "@/lib/domain/access/roles";
import type { Cause } from "@/lib/domain/assets/airworthiness";
import type { Refusal } from "@/lib/domain/refusal";
import type { SlotScene } from "@/lib/domain/schedule/slots";

/** The eight phases that all lifecycles share, so that lists, counts and calendars work across them. */
export const PHASES = [
  "draft",
  "deciding",
  "held",
  "paying",
  "active",
  "interrupted",
  "done",
  "void",
] as const;
export type Phase = (typeof PHASES)[number];

/** Whether a status keeps others off the resource; `policy` leaves it to the offering (`pendingHoldsTime`). */
export type Occupies = boolean | "policy";

export interface StatusDefinition {
  readonly phase: Phase;
  readonly occupies: Occupies;
  readonly terminal?: true;
}

/** The commands that a deadline can give. */
export type DeadlineCommand = "time_out" | "expire";

export interface Deadline {
  readonly at: Date;
  readonly command: DeadlineCommand;
}

/** Moments that a transition writes into the booking, each once. */
export const STAMPS = [
  "confirmedAt",
  "rejectedAt",
  "cancelledAt",
  "completedAt",
  "noShowAt",
  "rescheduledAt",
  "expiredAt",
  "awaitingPaymentAt",
  "paidAt",
  "issuedAt",
  "archivedAt",
] as const;
export type Stamp = (typeof STAMPS)[number];

/**
 * What an offering promises, copied to the booking when it is made, so that later edits change no promise.
 * Minutes throughout. Fields that a lifecycle does not use are absent.
 */
export interface PolicyTerms {
  readonly durationMinutes?: number;
  readonly maxPartySize?: number | null;
  /** A customer may cancel until this long before the start; null means until the start. */
  readonly cancelUntilMinutes?: number | null;
  readonly requiresConfirmation?: boolean;
  readonly confirmationTimeLimitMinutes?: number;
  readonly pendingHoldsTime?: boolean;
  readonly holdMinutes?: number;
  /** A customer may reschedule until this long before the start; null means until the start. */
  readonly rescheduleUntilMinutes?: number | null;
  /** Kept free before and after the appointment, by both neighbours. */
  readonly bufferBeforeMinutes?: number;
  readonly bufferAfterMinutes?: number;
  /** The customer is reminded this long before the start; null means not at all. */
  readonly reminderMinutes?: number | null;
  /** Where to go, as a postal address. */
  readonly location?: string | null;
}

/** A booking as the engine sees it. For `create`, the booking that is asked for, with `status` null and version 0. */
export interface BookingState {
  readonly id: string;
  readonly reference: string;
  readonly status: string | null;
  readonly version: number;
  readonly authorId: string | null;
  /** Whoever gave the command that sought the decision, besides the author. */
  readonly makerId: string | null;
  readonly customerId: string | null;
  readonly supplierId: string | null;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly partySize: number;
  readonly deadlineAt: Date | null;
  readonly deadlineCommand: DeadlineCommand | null;
  readonly policy: PolicyTerms;
  readonly stamps: Readonly<Partial<Record<Stamp, Date | null>>>;
  readonly operationOpen: boolean;
}

/** Who has the time; `reference` is null where it is held for somebody who has not booked yet. */
export interface Conflict {
  readonly reference: string | null;
  readonly supplierId: string | null;
  readonly authorId: string | null;
  /** The two periods meet in their buffers alone. */
  readonly buffersOnly: boolean;
}

export interface Slots extends Pick<SlotScene, "availability" | "starts"> {
  /** When the time was chosen, where it is held since then; null is now. */
  readonly askedAt: Date | null;
}

/** A booking of the same asset that is pencilled in or waits, and overlaps the time that is wanted. */
export interface Overlapping {
  readonly id: string;
  readonly reference: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly author: { readonly id: string; readonly name: string };
}

/** What is asked of a shared asset. */
export interface AssetFacts {
  /** Shortest booking of whoever is neither owner nor admin. */
  readonly minimumMinutes: number;
  /** How far ahead they may book: the asset's own rule, else the organization's. */
  readonly advanceDays: number;
  /** Squawks that are open or deferred, and maintenance that overlaps the time that is wanted. */
  readonly causes: readonly Cause[];
  readonly overlapping: readonly Overlapping[];
  /** Whether members may know whose the others' bookings are. */
  readonly showsMemberNames: boolean;
  /** What its meter counts; null where no readings are logged. */
  readonly usageUnit: string | null;
  /** Whether readings of this booking are logged, and were not taken back. */
  readonly usageLogged: boolean;
}

/** What the guards need to know beyond the booking; read by the shell before it decides. */
export interface Facts {
  readonly now: Date;
  readonly organization: {
    readonly name: string;
    readonly timeZone: string;
    readonly assetApprovalRequired: boolean;
  };
  readonly offering: { readonly name: string; readonly active: boolean };
  readonly supplier: {
    readonly name: string;
    readonly active: boolean;
    readonly confirmsAutomatically: boolean;
    readonly decisionTimeLimitMinutes: number | null;
  } | null;
  readonly customer: { readonly name: string; readonly active: boolean } | null;
  readonly authorName: string | null;
  /** Roles that the author has in the organization today; none for one who is gone. */
  readonly authorRoles: readonly Role[];
  readonly resource: { readonly name: string; readonly kind: "exclusive" | "counted" } | null;
  /** Places of the departure, without those this booking has and without those of overdue bookings. */
  readonly places: { readonly capacity: number; readonly taken: number } | null;
  /** Another booking or hold that occupies some of the time wanted, and is not overdue. */
  readonly conflict: Conflict | null;
  /** What the slot engine asks; null where the lifecycle has no slots. */
  readonly slots: Slots | null;
  /** Null where the lifecycle shares no asset. */
  readonly asset: AssetFacts | null;
  /** References of overdue bookings whose time or places this one needs; their deadline command runs first. */
  readonly displaces: readonly string[];
}

/** What comes with a command, already parsed: shapes and sizes are checked at the door. */
export interface CommandInput {
  readonly reason?: string | null;
  readonly expectedVersion?: number;
  readonly tentative?: boolean;
  readonly startsAt?: Date;
  readonly endsAt?: Date;
  /** Target of an override. */
  readonly status?: string;
  readonly holdMinutes?: number;
  /** Readings are logged together with the command. */
  readonly logsUsage?: boolean;
}

export interface GuardContext {
  readonly booking: BookingState;
  readonly actor: Actor;
  readonly facts: Facts;
  readonly input: CommandInput;
  /** True when this create makes the successor of a booking that is rescheduled. */
  readonly isSuccessor: boolean;
  /** True when this create is the successor of a booking that its supplier reschedules. */
  readonly givenBySupplier: boolean;
}

/** Refuses with a code, or lets pass. */
export type MayGuard = (context: GuardContext) => Refusal | null;

/** Selects between edges of the same command from the same status. Only an edge that still waits has no test. */
export interface WhichGuard {
  readonly when: string;
  readonly test?: (context: GuardContext) => boolean;
}

export type Relation = "isAuthor" | "isNotMaker";

export interface Grant {
  readonly party: Party;
  readonly relations: readonly Relation[];
}

export const MAIL_AUDIENCES = ["customer", "supplier", "seller"] as const;
export type MailAudience = (typeof MAIL_AUDIENCES)[number];

export const MAIL_TOPICS = [
  "received",
  "confirmed",
  "rejected",
  "timed_out",
  "cancelled",
  "withdrawn",
  "rescheduled",
  "expired",
  "reminder",
  "deadline_near",
  "tentative_overlap",
] as const;
export type MailTopic = (typeof MAIL_TOPICS)[number];

export type DeadlineRule = "clear" | "keep" | ((context: GuardContext) => Deadline | null);

export interface Transition<Status extends string = string, Command extends string = string> {
  readonly command: Command;
  /** null is a create. */
  readonly from: readonly Status[] | null;
  /** One status; several for an override alone, whose input names the target. */
  readonly to: readonly Status[];
  readonly by: readonly Grant[];
  /** Whether the source page has this edge, or we added it. */
  readonly origin: "source" | "extension";
  readonly reasonRequiredFrom?: readonly Party[];
  readonly which?: WhichGuard;
  readonly may?: readonly MayGuard[];
  readonly deadline: DeadlineRule;
  readonly stamps?: readonly Stamp[] | ((context: GuardContext) => readonly Stamp[]);
  readonly mails?: { readonly topic: MailTopic; readonly to: readonly MailAudience[] };
  /** The command runs at the booking's deadline, and not before. */
  readonly onDeadline?: true;
  /** Seeks a decision: whoever gives this command becomes the maker. */
  readonly seeksDecision?: true;
  /** What must be given with the command, besides a reason. */
  readonly input?: "times" | "start" | "status";
  /** A command by the system that follows at once in the same write. */
  readonly followedBy?: { readonly command: Command; readonly test: (context: GuardContext) => boolean };
  /** Whoever has pencilled in or asked for the time that the booking takes is told. */
  readonly tellsOverlapping?: true;
  /** The row makes one successor booking in the same write. */
  readonly successor?: true;
  /** What this edge still waits for; it refuses with `not_available_yet`. */
  readonly waitsFor?: string;
}

export interface Lifecycle<
  Key extends string = string,
  Status extends string = string,
  Command extends string = string,
> {
  readonly key: Key;
  readonly label: string;
  readonly statuses: Readonly<Record<Status, StatusDefinition>>;
  readonly transitions: readonly Transition<Status, Command>[];
}
