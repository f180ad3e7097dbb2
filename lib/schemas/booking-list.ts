import { z } from "zod";
import { LIFECYCLE_KEYS, STATUSES } from "@/lib/domain/lifecycle/registry";
import { PHASES } from "@/lib/domain/lifecycle/types";
import { bookingDto } from "@/lib/schemas/booking";
import { storable } from "@/lib/schemas/text";

/** The saved tabs of the list, in the order in which they stand. */
export const BOOKING_TABS = ["attention", "upcoming", "today", "all"] as const;
/** Those of a member, who has their own bookings alone. */
export const MEMBER_TABS = ["ahead", "tentative", "pending", "past", "rejected", "cancelled"] as const;
export type MemberTab = (typeof MEMBER_TABS)[number];
export type BookingTab = (typeof BOOKING_TABS)[number] | MemberTab;

/** A minus is descending. Rows without a deadline come last in both directions. */
export const BOOKING_SORTS = ["created", "-created", "starts", "-starts", "deadline", "-deadline"] as const;
export type BookingSort = (typeof BOOKING_SORTS)[number];

/** A tab is read in the order that it is about, unless another one is asked for. */
const DEFAULT_SORTS: Readonly<Record<BookingTab, BookingSort>> = {
  attention: "deadline",
  upcoming: "starts",
  today: "starts",
  all: "-created",
  ahead: "starts",
  tentative: "starts",
  pending: "starts",
  past: "-starts",
  rejected: "-starts",
  cancelled: "-starts",
};

/** Several values of one filter, joined by commas, as they stand in an address. */
function listOf<const Values extends readonly [string, ...string[]]>(values: Values) {
  return z
    .string()
    .max(500)
    .transform((text) => [...new Set(text.split(","))])
    .pipe(z.array(z.enum(values)).min(1));
}

/** An instant with its offset, or a date on the organization's wall clock. */
const bound = z
  .union([z.iso.datetime({ offset: true }), z.iso.date()])
  .refine((text) => !text.startsWith("0000") && !Number.isNaN(Date.parse(text)), {
    message: "There is no such day.",
  });

/** What narrows the list: shared by the page, the API and the export. */
export const bookingListFilter = z.strictObject({
  tab: z.enum([...BOOKING_TABS, ...MEMBER_TABS]).optional(),
  lifecycle: listOf(LIFECYCLE_KEYS).optional(),
  phase: listOf(PHASES).optional(),
  status: listOf(STATUSES).optional(),
  supplierId: z.uuid().optional(),
  offeringId: z.uuid().optional(),
  customerId: z.uuid().optional(),
  /** Reference, or a part of the customer's name or mail; under 3 characters, the beginning of a reference. */
  q: storable(z.string().trim().max(200)).optional(),
  /** Bounds of the start: `from` is included; `to` is excluded as an instant, and its day included as a date. */
  from: bound.optional(),
  to: bound.optional(),
  /** Where it is left out: the tab's own order, newest first without a tab. */
  sort: z.enum(BOOKING_SORTS).optional(),
});
export type BookingListFilter = z.output<typeof bookingListFilter>;

export const bookingListQuery = bookingListFilter.extend({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().min(1).max(500).optional(),
});
export type BookingListQuery = z.output<typeof bookingListQuery>;

/** A row of the desk's list. */
export const bookingListItem = bookingDto.extend({
  offeringName: z.string(),
  supplierName: z.string().nullable(),
});
export type BookingListItem = z.infer<typeof bookingListItem>;

export interface BookingListPage<Item = BookingListItem> {
  readonly data: readonly Item[];
  readonly nextCursor: string | null;
  readonly previousCursor: string | null;
}

/** How many bookings each tab that was asked for has; 100 stands for more than 99. */
export type BookingTabCounts = Readonly<Partial<Record<BookingTab, number>>>;
export const MOST_COUNTED = 100;

/** A count as it is shown, where counting stopped at `MOST_COUNTED`. */
export function countShown(count: number): number | "99+" {
  return count >= MOST_COUNTED ? "99+" : count;
}

export function sortOf(filter: Pick<BookingListFilter, "tab" | "sort">): BookingSort {
  return filter.sort ?? DEFAULT_SORTS[filter.tab ?? "all"];
}
