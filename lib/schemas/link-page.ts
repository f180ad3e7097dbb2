import type { LifecycleKey } from "@/lib/domain/lifecycle/registry";

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

export type LinkPage =
  | { readonly state: "invalid" | "expired" | "revoked" | "rate_limited" }
  | { readonly state: "shown"; readonly booking: LinkedBooking };
