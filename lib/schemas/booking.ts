import { z } from "zod";
import { COMMANDS, LIFECYCLE_KEYS, STATUSES } from "@/lib/domain/lifecycle/registry";
import { PHASES } from "@/lib/domain/lifecycle/types";
import { instantInput } from "@/lib/schemas/instant";
import { emailAddress, line, prose } from "@/lib/schemas/text";
import { timeZone } from "@/lib/schemas/time-zone";

const instant = z.iso.datetime();
const nullableInstant = instant.nullable();

const customerDto = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  phone: z.string().nullable(),
});

/** A booking as it leaves the server: instants in UTC with milliseconds. */
export const bookingDto = z.object({
  id: z.uuid(),
  reference: z.string(),
  lifecycle: z.enum(LIFECYCLE_KEYS),
  status: z.enum(STATUSES),
  phase: z.enum(PHASES),
  version: z.int(),
  offeringId: z.uuid(),
  customer: customerDto,
  supplierId: z.uuid().nullable(),
  authorId: z.uuid().nullable(),
  startsAt: instant,
  endsAt: instant,
  partySize: z.int(),
  notes: z.string().nullable(),
  deadlineAt: nullableInstant,
  deadlineCommand: z.enum(["time_out", "expire"]).nullable(),
  /** The deadline has passed, and its command has not run yet. */
  overdue: z.boolean(),
  successorId: z.uuid().nullable(),
  predecessorId: z.uuid().nullable(),
  createdAt: instant,
  updatedAt: instant,
  confirmedAt: nullableInstant,
  rejectedAt: nullableInstant,
  cancelledAt: nullableInstant,
  completedAt: nullableInstant,
  noShowAt: nullableInstant,
  rescheduledAt: nullableInstant,
  expiredAt: nullableInstant,
  awaitingPaymentAt: nullableInstant,
  paidAt: nullableInstant,
  issuedAt: nullableInstant,
  archivedAt: nullableInstant,
});
export type BookingDto = z.infer<typeof bookingDto>;

export const eventDto = z.object({
  id: z.uuid(),
  sequence: z.int(),
  command: z.string(),
  from: z.string().nullable(),
  to: z.string(),
  actor: z.object({
    kind: z.enum(["person", "supplier", "customer", "system", "database"]),
    id: z.uuid().nullable(),
    name: z.string(),
  }),
  origin: z.string(),
  reason: z.string().nullable(),
  metadata: z.record(z.string(), z.unknown()),
  at: instant,
  hash: z.string(),
});
export type EventDto = z.infer<typeof eventDto>;

export const customerInput = z.strictObject({
  name: line(200),
  email: emailAddress,
  phone: line(40).optional(),
});

export const createBookingInput = z
  .strictObject({
    /** Left out with a hold, which knows its offering and its time. */
    offeringId: z.uuid().optional(),
    customer: customerInput.optional(),
    customerId: z.uuid().optional(),
    startsAt: instantInput.optional(),
    endsAt: instantInput.optional(),
    holdId: z.uuid().optional(),
    /** IANA zone in which the customer wants to be told times. */
    timeZone: timeZone.optional(),
    partySize: z.int().min(1).max(10_000).default(1),
    tentative: z.boolean().default(false),
    notes: prose(z.string().trim().min(1).max(5_000)).optional(),
  })
  .refine((input) => (input.customer === undefined) !== (input.customerId === undefined), {
    path: ["customer"],
    message: "Give either a customer or a customerId.",
  })
  .refine((input) => input.holdId !== undefined || input.offeringId !== undefined, {
    path: ["offeringId"],
    message: "Give an offeringId or a holdId.",
  })
  .refine((input) => input.holdId !== undefined || input.startsAt !== undefined, {
    path: ["startsAt"],
    message: "Give a start or a holdId.",
  })
  .refine(({ startsAt, endsAt }) => !startsAt || !endsAt || endsAt > startsAt, {
    path: ["endsAt"],
    message: "The end must be after the start.",
  });
export type CreateBookingInput = z.output<typeof createBookingInput>;

/** Bounds of a hold that is asked for: 5 minutes to 14 days. */
const commandDetails = z.strictObject({
  startsAt: instantInput.optional(),
  endsAt: instantInput.optional(),
  status: z.string().max(40).optional(),
  holdMinutes: z.int().min(5).max(20_160).optional(),
});

/** Readings of an asset's meter, in its own unit. */
export const usageInput = z
  .strictObject({
    startReading: z.number().min(0).max(9_999_999_999).multipleOf(0.01),
    endReading: z.number().min(0).max(9_999_999_999).multipleOf(0.01),
    note: prose(z.string().trim().min(1).max(2_000)).optional(),
  })
  .refine(({ startReading, endReading }) => endReading >= startReading, {
    path: ["endReading"],
    message: "Not below the start reading.",
  });

export const commandInput = z.strictObject({
  command: z.enum(COMMANDS).exclude(["create"]),
  reason: prose(z.string().max(10_000)).optional(),
  expectedVersion: z.int().min(1).optional(),
  input: commandDetails.optional(),
  /** With `complete`: readings that are logged at the same time. */
  usage: usageInput.optional(),
});
