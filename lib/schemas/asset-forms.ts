import { z } from "zod";
import { SEVERITIES, type SquawkStatus } from "@/lib/domain/assets/airworthiness";
import { usageInput } from "@/lib/schemas/booking";
import { GIVEN_SQUAWK_COMMANDS } from "@/lib/schemas/squawk";
import { line, prose } from "@/lib/schemas/text";
import { localTime, occurrence, wallPeriod } from "@/lib/schemas/wall-period";

const reason = prose(z.string().trim().max(2_000));

/** What a report's effects depend on. */
export const reportPreviewInput = z.strictObject({ resourceId: z.uuid(), severity: z.enum(SEVERITIES) });

/** A squawk's command as the desk gives it: the end of a deferral is typed on the asset's wall clock. */
export const squawkCommandForm = z.strictObject({
  squawkId: z.uuid(),
  command: z.enum(GIVEN_SQUAWK_COMMANDS),
  expectedVersion: z.int().min(1),
  reason: reason.optional(),
  until: localTime.optional(),
  untilOccurrence: occurrence,
});
export type SquawkCommandForm = z.output<typeof squawkCommandForm>;

const ofMaintenance = z.union([
  z.strictObject({ resourceId: z.uuid() }),
  z.strictObject({ maintenanceId: z.uuid(), expectedVersion: z.int().min(1) }),
]);

/** A window of maintenance, typed on the asset's wall clock: planned for an asset, or changed. */
export const maintenanceForm = z.strictObject({
  of: ofMaintenance,
  title: line(200),
  reason: reason.optional(),
  period: wallPeriod.required({ startsAt: true, endsAt: true }),
});

/** What a window's effects depend on. */
export const maintenancePreviewForm = maintenanceForm.pick({ of: true, period: true });
export type MaintenancePreviewForm = z.output<typeof maintenancePreviewForm>;

export const removeMaintenanceForm = z.strictObject({
  maintenanceId: z.uuid(),
  expectedVersion: z.int().min(1),
});

/** What a single asset has of its own; null is the organization's rule, and no readings. */
export const changeAssetForm = z.strictObject({
  resourceId: z.uuid(),
  advanceDays: z.int().min(1).max(1_825).nullable(),
  usageUnit: line(20).nullable(),
});
export type ChangeAssetForm = z.output<typeof changeAssetForm>;

/** A booking's readings: logged, corrected, or with null taken back; or logged to finalise the booking as it was seen. */
export const logUsageForm = z.discriminatedUnion("completes", [
  z.strictObject({
    completes: z.literal(false),
    bookingId: z.uuid(),
    readings: usageInput.nullable(),
    /** The readings that are corrected; null where none counted. */
    currentUsageId: z.uuid().nullable(),
  }),
  z.strictObject({
    completes: z.literal(true),
    bookingId: z.uuid(),
    readings: usageInput,
    expectedVersion: z.int().min(1),
  }),
]);

/** A booking that would be suspended or restored. Instants are RFC 3339. */
export interface ReachedDto {
  readonly reference: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly author: string | null;
}

/** Told to whoever reports, who may not know the others' bookings. */
export interface ReportPreviewDto {
  readonly status: SquawkStatus;
  readonly suspends: number;
  /** Suspended already, and waiting for this too. */
  readonly alsoHolds: number;
}

/** What a change of an asset's causes would do to its bookings. */
export interface CausePreviewDto {
  readonly suspends: readonly ReachedDto[];
  /** Suspended already, and waiting for this too. */
  readonly alsoHolds: readonly ReachedDto[];
  readonly restores: readonly ReachedDto[];
  /** Let go by this cause, and suspended still by another. */
  readonly held: number;
}

export interface MaintenancePreviewDto extends CausePreviewDto {
  /** Whether somebody who waits for it is owed the reason. */
  readonly reasonRequired: boolean;
}

/** What it did. */
export interface CauseDone {
  readonly suspended: number;
  readonly restored: number;
  /** Suspended already, and waiting for this too. */
  readonly alsoHeld: number;
}
