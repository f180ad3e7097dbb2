import type { LifecycleKey } from "@/lib/domain/lifecycle/registry";
import type { MailAudience, MailTopic } from "@/lib/domain/lifecycle/types";
import type { CalendarMethod } from "@/lib/domain/notifications/calendar-entry";

/**
 * Everything that a booking's mail says, as it was when the command was given. Kept in the outbox with the
 * event that caused it, so that a mail never tells of a later state. Instants are ISO 8601 in UTC, zones IANA's.
 * What may be absent is absent from rows that an earlier release wrote.
 */
export interface BookingMail {
  readonly kind: "booking";
  readonly topic: MailTopic;
  readonly audience: MailAudience;
  readonly to: { readonly name: string; readonly address: string };
  readonly organization: { readonly name: string; readonly slug: string; readonly timeZone: string };
  /** The reader's. */
  readonly timeZone?: string;
  /** Where the booking takes place. */
  readonly providerTimeZone?: string;
  readonly booking: {
    readonly id: string;
    readonly reference: string;
    readonly lifecycle: LifecycleKey;
    readonly status: string;
    readonly startsAt: string;
    readonly endsAt: string;
    readonly partySize: number;
    readonly deadlineAt: string | null;
    readonly notes: string | null;
  };
  readonly offering: string;
  readonly supplier: string | null;
  readonly customer: { readonly name: string };
  readonly reason: string | null;
  /** A postal address. */
  readonly location?: string | null;
  /** When it was to be before it was moved. */
  readonly previous?: { readonly startsAt: string; readonly endsAt: string } | null;
  /** What the mail does with the reader's calendar. */
  readonly calendar?: BookingMailCalendar | null;
  /** The link that the mail carries, if any; its token is computed when the mail is sent. */
  readonly link: BookingMailLink | null;
}

export interface BookingMailCalendar {
  /** The same for a booking and all that replace it. */
  readonly uid: string;
  /** Higher with each change of any of these. */
  readonly sequence: number;
  readonly method: CalendarMethod;
  /** The organization's mail address. */
  readonly organizer: string;
}

export interface BookingMailLink {
  readonly purpose: "supplier_answer" | "manage";
  /** The supplier or customer who acts through it. */
  readonly subjectId: string;
  readonly expiresAt: string;
}

/** A mail to a person about the person's own access. */
export interface AccountMail {
  readonly kind: "account";
  readonly topic: "invitation" | "password_reset";
  readonly to: { readonly name: string; readonly address: string };
  readonly organization: { readonly name: string } | null;
  /** Who invites. */
  readonly from: string | null;
  readonly linkId: string;
}
