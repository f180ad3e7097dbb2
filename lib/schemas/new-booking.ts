import { z } from "zod";
import type { LifecycleKey } from "@/lib/domain/lifecycle/registry";
import { customerInput } from "@/lib/schemas/booking";
import { instantInput } from "@/lib/schemas/instant";
import { prose } from "@/lib/schemas/text";
import { wallPeriod } from "@/lib/schemas/wall-period";

/** The desk's form for a new booking: as the API's, with times as people type them. */
export const newBookingInput = z.strictObject({
  offeringId: z.uuid("Choose an offering."),
  customer: customerInput.optional(),
  customerId: z.uuid().optional(),
  /** One of the times that the offering offers; otherwise `period` is as people type it. */
  slot: instantInput.optional(),
  period: wallPeriod,
  partySize: z.int().min(1).max(10_000),
  tentative: z.boolean(),
  notes: prose(z.string().trim().max(5_000)).optional(),
});
export type NewBookingInput = z.output<typeof newBookingInput>;

/** A customer as the picker shows one. */
export interface FoundCustomer {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string | null;
  readonly active: boolean;
}

/** What the form must know of an offering. */
export interface BookableOffering {
  readonly id: string;
  readonly name: string;
  readonly lifecycle: LifecycleKey;
  readonly active: boolean;
  readonly supplierName: string | null;
  /** What the customer is promised, a sentence each. */
  readonly promises: readonly string[];
  /** It has weekly hours: its times are chosen among those that are free, and not typed. */
  readonly bookedBySlot: boolean;
  /** Whether the table has bookings of it that are pencilled in. */
  readonly canBeTentative: boolean;
}
