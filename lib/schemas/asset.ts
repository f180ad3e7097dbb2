import type { Severity, SquawkStatus } from "@/lib/domain/assets/airworthiness";
import type { Occurrence } from "@/lib/domain/schedule/wall-time";
import type { SquawkDto } from "@/lib/schemas/squawk";

/** What keeps an asset from being used, or would be good to know of it. Instants are RFC 3339. */
export type CauseDto =
  | {
      readonly kind: "squawk";
      readonly id: string;
      readonly title: string;
      readonly severity: Severity;
      readonly status: SquawkStatus;
      readonly deferredUntil: string | null;
    }
  | {
      readonly kind: "maintenance";
      readonly id: string;
      readonly title: string;
      readonly startsAt: string;
      readonly endsAt: string;
    };

/** As it was when it was read, with the causes that say why. */
export interface AirworthinessDto {
  readonly airworthy: boolean;
  readonly causes: readonly CauseDto[];
  readonly remarks: readonly CauseDto[];
}

export interface AssetListItem {
  readonly id: string;
  readonly name: string;
  readonly airworthiness: AirworthinessDto;
  /** Squawks that wait for somebody to confirm them. */
  readonly pendingSquawks: number;
  readonly nextMaintenance: Extract<CauseDto, { kind: "maintenance" }> | null;
  /** IANA zone. */
  readonly timeZone: string;
}

/** A squawk as the asset's page shows it; the reporter's name is null where the viewer may not know it. */
export interface AssetSquawk extends Omit<SquawkDto, "reporter" | "resourceId"> {
  readonly reporterName: string | null;
}

export interface AssetMaintenance {
  readonly id: string;
  readonly title: string;
  readonly reason: string | null;
  readonly startsAt: string;
  readonly endsAt: string;
  /** On the asset's wall clock, "2026-11-23T14:05". */
  readonly startsLocal: string;
  readonly endsLocal: string;
  /** Which of two, where that clock shows the time twice. */
  readonly startsOccurrence: Occurrence | null;
  readonly endsOccurrence: Occurrence | null;
  /** How many bookings wait for it. */
  readonly holds: number;
  readonly version: number;
}

export interface AssetUsage {
  readonly id: string;
  readonly startReading: number;
  readonly endReading: number;
  readonly note: string | null;
  /** It takes another entry back. */
  readonly offsets: boolean;
  /** Another entry takes it back. */
  readonly takenBack: boolean;
  readonly authorName: string | null;
  readonly at: string;
  /** Null where the viewer may not open the booking. */
  readonly reference: string | null;
}

export interface AssetEvent {
  readonly id: string;
  readonly subject: "squawk" | "maintenance" | "usage" | "rules";
  readonly action: string;
  /** Of the squawk or maintenance, as it is called now. */
  readonly title: string | null;
  readonly actorKind: string;
  readonly actorName: string | null;
  readonly reason: string | null;
  readonly at: string;
  /** Where the asset's own rules were changed. */
  readonly rules: { readonly before: AssetRules; readonly after: AssetRules } | null;
  /** Where a window of maintenance was changed. */
  readonly window: { readonly before: WindowTerms; readonly after: WindowTerms } | null;
}

/** A window of maintenance as an event keeps it; instants are RFC 3339. */
export interface WindowTerms {
  readonly title: string;
  readonly reason: string | null;
  readonly startsAt: string;
  readonly endsAt: string;
}

/** What an asset has of its own; null is the organization's rule, and no readings. */
export interface AssetRules {
  readonly advanceDays: number | null;
  readonly usageUnit: string | null;
}

/** An upcoming booking that the viewer may open. */
export interface AssetBookingLine {
  readonly reference: string;
  readonly status: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly authorName: string | null;
  readonly own: boolean;
}

export interface AssetPage {
  readonly id: string;
  readonly name: string;
  /** IANA zone. */
  readonly timeZone: string;
  /** How many days ahead it is booked at most; null where the organization's rule holds. */
  readonly advanceDays: number | null;
  /** The organization's own rule. */
  readonly organizationAdvanceDays: number;
  /** What its meter counts, such as "h"; null where no readings are kept. */
  readonly usageUnit: string | null;
  /** Through which it is booked, the active ones first. */
  readonly offerings: readonly { readonly id: string; readonly name: string; readonly active: boolean }[];
  readonly airworthiness: AirworthinessDto;
  /** All that are not settled, then the latest that are. */
  readonly squawks: readonly AssetSquawk[];
  /** Ahead, under way, or over and still what bookings wait for. */
  readonly maintenance: readonly AssetMaintenance[];
  readonly usage: readonly AssetUsage[];
  readonly events: readonly AssetEvent[];
  readonly bookings: readonly AssetBookingLine[];
  /** Whether an own report would wait for an admin's confirmation. */
  readonly reportsWait: boolean;
}

/** What suspends a booking, and whose words say why. */
export type SuspendedBy = CauseDto & { readonly reason: string | null };

/** A booking's entry of readings, the earliest first. */
export interface BookingUsage {
  readonly id: string;
  readonly startReading: number;
  readonly endReading: number;
  readonly note: string | null;
  readonly offsetsId: string | null;
  readonly authorName: string;
  readonly at: string;
}

/** What a booking's page says of the asset that it takes. */
export interface BookingAsset {
  readonly id: string;
  readonly name: string;
  /** IANA zone. */
  readonly timeZone: string;
  readonly usageUnit: string | null;
  readonly suspendedBy: readonly SuspendedBy[];
  readonly usage: readonly BookingUsage[];
  /** The readings that count; null where none do. */
  readonly currentUsageId: string | null;
  /** Why this person cannot log or correct readings now, or null. */
  readonly refusedToLog: string | null;
}
