import type { LifecycleKey } from "@/lib/domain/lifecycle/registry";
import type { TimeChoice } from "@/lib/schemas/public-booking";

/** A booking as a link in a mail shows it: enough to decide, and nothing about anything else. */
export interface LinkedBooking {
  readonly reference: string;
  readonly lifecycle: LifecycleKey;
  readonly status: string;
  readonly terminal: boolean;
  readonly version: number;
  readonly offering: string;
  readonly supplier: string | null;
  readonly organization: { readonly name: string; readonly email: string; readonly timeZone: string };
  /** The whole name on the customer's own page, the first name on a supplier's. */
  readonly customer: string;
  readonly startsAt: string;
  readonly endsAt: string;
  /** IANA zone in which its reader is told times, and the provider's own. */
  readonly zone: string;
  readonly providerZone: string;
  /** Where to go, as a postal address. */
  readonly location: string | null;
  /** What the customer was promised, a sentence each. */
  readonly promises: readonly string[];
  readonly partySize: number;
  readonly notes: string | null;
  readonly deadlineAt: string | null;
  readonly overdue: boolean;
  /** The link was made for a booking that this one has replaced. */
  readonly moved: boolean;
  /** What happened last. */
  readonly last: {
    readonly command: string;
    readonly by: "you" | "supplier" | "customer" | "organization" | "system";
    readonly at: string;
    readonly reason: string | null;
  };
  readonly commands: readonly LinkedCommand[];
}

export interface LinkedCommand {
  readonly command: string;
  readonly allowed: boolean;
  /** Why it cannot be given now. */
  readonly refusal: string | null;
  readonly reasonRequired: boolean;
  /** What it does to time and places. Whom it mails is left out: a page tells nobody the others' names. */
  readonly effects: readonly string[];
}

/** The times that a booking can be moved to. */
export type ReschedulePage =
  | { readonly state: "invalid" | "expired" | "revoked" | "rate_limited" }
  | {
      readonly state: "shown";
      readonly booking: LinkedBooking;
      /** Why it cannot be moved now; then there are no times. */
      readonly refusal: string | null;
      /** A confirmed time is given up for one that must be confirmed. */
      readonly givesUpConfirmed: boolean;
      readonly choice: TimeChoice | null;
      /** The time that was pressed, and why it cannot be had; it is moved there once that is confirmed. */
      readonly chosen: { readonly startsAt: string; readonly refusal: string | null } | null;
    };

export type LinkPage =
  | { readonly state: "invalid" | "expired" | "revoked" | "rate_limited" }
  | { readonly state: "shown"; readonly booking: LinkedBooking };
