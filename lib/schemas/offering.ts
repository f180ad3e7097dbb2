import { z } from "zod";
import { LIFECYCLE_KEYS, type LifecycleKey } from "@/lib/domain/lifecycle/registry";
import { availabilityTerms } from "@/lib/schemas/availability";
import { line, prose } from "@/lib/schemas/text";

const DAY_MINUTES = 1_440;
const YEAR_MINUTES = 525_600;

const common = {
  /** How long a booking lasts when its end is not given. */
  durationMinutes: z.int().min(1).max(YEAR_MINUTES).default(60),
  maxPartySize: z.int().min(1).max(10_000).nullable().default(null),
  /** Customers cancel until this long before the start; null is until the start. */
  cancelUntilMinutes: z.int().min(0).max(YEAR_MINUTES).nullable().default(null),
};

const requestPolicy = z.strictObject(common);
const appointmentPolicy = z.strictObject({
  ...common,
  ...availabilityTerms,
  /** As cancelUntilMinutes, for choosing another time. */
  rescheduleUntilMinutes: z.int().min(0).max(YEAR_MINUTES).nullable().default(null),
  /** Kept free before and after; buffers may lie outside of the hours. */
  bufferBeforeMinutes: z.int().min(0).max(DAY_MINUTES).default(0),
  bufferAfterMinutes: z.int().min(0).max(DAY_MINUTES).default(0),
  /** How long a chosen time is kept while the customer types. */
  holdMinutes: z.int().min(1).max(60).default(10),
  /** The customer is reminded this long before the start; null is not at all. */
  reminderMinutes: z.int().min(5).max(YEAR_MINUTES).nullable().default(null),
  /** Where to go: a postal address. */
  location: line(300).nullable().default(null),
  /** Whether customers find it at its public address; only with weekly hours. */
  bookableOnline: z.boolean().default(true),
  requiresConfirmation: z.boolean().default(false),
  /** Minutes to answer before the request is rejected; at least an hour. */
  confirmationTimeLimitMinutes: z.int().min(60).max(YEAR_MINUTES).default(1_440),
  /** Whether a pending request keeps others off its time. */
  pendingHoldsTime: z.boolean().default(true),
});
const assetPolicy = z.strictObject(common);
const ticketPolicy = z.strictObject(common);
const tourPolicy = z.strictObject({
  ...common,
  /** How long a hold lasts when nothing else is asked for. */
  holdMinutes: z.int().min(5).max(20_160).default(30),
});

/** The policy's shape depends on the lifecycle alone. */
export const POLICIES = {
  request: requestPolicy,
  appointment: appointmentPolicy,
  asset: assetPolicy,
  ticket: ticketPolicy,
  tour: tourPolicy,
} as const satisfies Record<LifecycleKey, z.ZodType>;

const base = {
  name: line(200),
  description: prose(z.string().trim().max(5_000)).optional(),
  resourceId: z.uuid().optional(),
  supplierId: z.uuid().optional(),
};

/** A new offering; its slug is made from the name. */
export const createOfferingInput = z.discriminatedUnion("lifecycle", [
  z.strictObject({ ...base, lifecycle: z.literal("request"), policy: requestPolicy.prefault({}) }),
  z.strictObject({ ...base, lifecycle: z.literal("appointment"), policy: appointmentPolicy.prefault({}) }),
  z.strictObject({ ...base, lifecycle: z.literal("asset"), policy: assetPolicy.prefault({}) }),
  z.strictObject({ ...base, lifecycle: z.literal("ticket"), policy: ticketPolicy.prefault({}) }),
  z.strictObject({ ...base, lifecycle: z.literal("tour"), policy: tourPolicy.prefault({}) }),
]);
export type CreateOfferingInput = z.output<typeof createOfferingInput>;

/** A field that is left out stays as it is; so do the terms that a policy leaves out. The lifecycle is fixed. */
export const updateOfferingInput = z.strictObject({
  name: line(200).optional(),
  description: prose(z.string().trim().max(5_000)).optional(),
  resourceId: z.uuid().nullable().optional(),
  supplierId: z.uuid().nullable().optional(),
  /** Its shape depends on the offering's lifecycle, so that it is checked where that is known. */
  policy: z.record(z.string(), z.unknown()).optional(),
  active: z.boolean().optional(),
});
export type UpdateOfferingInput = z.output<typeof updateOfferingInput>;

export const offeringDto = z.object({
  id: z.uuid(),
  slug: z.string(),
  name: z.string(),
  description: z.string(),
  lifecycle: z.enum(LIFECYCLE_KEYS),
  supplierId: z.uuid().nullable(),
  resourceId: z.uuid().nullable(),
  policy: z.record(z.string(), z.unknown()),
  active: z.boolean(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
export type OfferingDto = z.infer<typeof offeringDto>;
