import { z } from "zod";
import type { LifecycleKey } from "@/lib/domain/lifecycle/registry";
import type { MailStatus } from "@/lib/schemas/mail";
import { emailAddress, line, storable } from "@/lib/schemas/text";

const CUSTOMER_STATES = ["merged", "removed"] as const;

/** What the address of the customers' list may ask for. */
export const customerQuery = z.object({
  q: storable(z.string().trim().min(1).max(200)).optional(),
  /** Those who are gone from the list; who is there when left out. */
  state: z
    .string()
    .transform((text) => text.split(","))
    .pipe(z.array(z.enum(CUSTOMER_STATES)))
    .optional(),
  cursor: z
    .string()
    .max(200)
    .regex(/^[\w-]+$/)
    .optional(),
});
export type CustomerQuery = z.infer<typeof customerQuery>;

export const customerRef = z.strictObject({ customerId: z.uuid() });

export const correctCustomerInput = z.strictObject({
  customerId: z.uuid(),
  name: line(200),
  email: emailAddress,
  /** Empty where there is none. */
  phone: z.union([z.literal(""), line(40)]),
});
export type CorrectCustomerInput = z.output<typeof correctCustomerInput>;

export const mergeCustomersInput = z.strictObject({ keptId: z.uuid(), mergedId: z.uuid() });

/** What a merge would move. */
export interface MergePreview {
  readonly kept: { readonly id: string; readonly name: string; readonly email: string };
  readonly merged: { readonly id: string; readonly name: string; readonly email: string };
  readonly bookings: number;
  /** Those that still work. */
  readonly links: number;
}

export interface CustomerListRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string | null;
  readonly state: CustomerState;
  readonly bookings: number;
  readonly createdAt: string;
}

export type CustomerState = "active" | "inactive" | "merged" | "removed";

export interface CustomerBooking {
  readonly reference: string;
  readonly lifecycle: LifecycleKey;
  readonly status: string;
  readonly offering: string;
  readonly startsAt: string;
  readonly endsAt: string;
}

export interface CustomerPage extends CustomerListRow {
  /** Who was kept when this customer was merged. */
  readonly mergedInto: { readonly id: string; readonly name: string } | null;
  /** Addresses of those who were merged into this one; they lead here still. */
  readonly formerAddresses: readonly string[];
  /** Bookings that are not over: while there is one, the person cannot be removed. */
  readonly open: number;
  readonly latest: readonly CustomerBooking[];
  readonly lastMail: {
    readonly id: string;
    readonly subject: string;
    readonly status: MailStatus;
    readonly at: string;
  } | null;
  readonly removedAt: string | null;
}
