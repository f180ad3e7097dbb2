import { z } from "zod";
import type { ShownTime } from "@/lib/domain/schedule/times-by-date";
import { emailAddress, line, prose } from "@/lib/schemas/text";

/** What customers type of themselves. */
export const publicBookingInput = z.strictObject({
  name: line(200),
  email: emailAddress,
  phone: line(40).optional(),
  partySize: z.coerce.number().int().min(1).max(10_000).default(1),
  notes: prose(z.string().trim().min(1).max(5_000)).optional(),
});

/** What a public page tells of its offering. */
export interface PublicOffering {
  readonly organization: { readonly name: string; readonly email: string };
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  readonly provider: string | null;
  readonly durationMinutes: number;
  readonly location: string | null;
  /** Null is any. */
  readonly maxPartySize: number | null;
  readonly requiresConfirmation: boolean;
  /** What the customer is promised, a sentence each. */
  readonly promises: readonly string[];
}

/** The times of one month, on the wall clock of one zone. */
export interface TimeChoice {
  /** IANA zone in which everything is shown, and the provider's own. */
  readonly zone: string;
  readonly providerZone: string;
  /** Whether the address names the zone, rather than the browser. */
  readonly zoneIsChosen: boolean;
  /** "2026-03" */
  readonly month: string;
  readonly previousMonth: string | null;
  readonly nextMonth: string | null;
  readonly today: string;
  /** How many times each date of the month has; dates without any are left out. */
  readonly counts: Readonly<Record<string, number>>;
  readonly date: string | null;
  readonly times: readonly (Omit<ShownTime, "startsAt"> & { readonly startsAt: string })[];
  /** The next date that has times, where the month has none. */
  readonly nextFree: string | null;
}

export type PublicPage =
  | { readonly state: "not_found" }
  | { readonly state: "rate_limited" }
  | { readonly state: "shown"; readonly offering: PublicOffering; readonly choice: TimeChoice };

/** A time that this browser holds. */
export interface HeldTime {
  readonly id: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly expiresAt: string;
  readonly expired: boolean;
}
