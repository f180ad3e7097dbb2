import { CALENDAR_VIEWS, type CalendarView } from "@/lib/domain/calendar/view";
import { LIFECYCLE_KEYS, type LifecycleKey } from "@/lib/domain/lifecycle/registry";
import { inWritableYears } from "@/lib/schemas/instant";

/** Stands for what is booked without a resource, such as tickets. */
export const WITHOUT_RESOURCE = "none";

/** The state of the calendar, all of which is in its address. */
export interface CalendarAddress {
  readonly view: CalendarView;
  /** Null is today, whenever that is. */
  readonly date: string | null;
  /** Whose month or week. */
  readonly resource: string | null;
  /** Which rows of the day; all where there are none. */
  readonly asset: readonly string[];
  readonly lifecycle: readonly LifecycleKey[];
  readonly status: readonly string[];
}

type Asked = Record<string, string | string[] | undefined>;

/** What cannot be understood is left out: an address that somebody shortened still leads to a calendar. */
export function readAddress(asked: Asked): CalendarAddress {
  const view = one(asked.view);
  const date = one(asked.date);
  return {
    view: CALENDAR_VIEWS.find((known) => known === view) ?? "month",
    date: date && isDate(date) ? date : null,
    resource: one(asked.resource) ?? null,
    asset: many(asked.asset),
    lifecycle: LIFECYCLE_KEYS.filter((key) => many(asked.lifecycle).includes(key)),
    status: many(asked.status),
  };
}

/** As a query, without what is so anyway. */
export function addressQuery(address: CalendarAddress): Record<string, string | readonly string[] | null> {
  return { ...address, view: address.view === "month" ? null : address.view };
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text) && inWritableYears(at);
}

function one(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}

function many(value: string | string[] | undefined): string[] {
  const text = one(value)?.slice(0, 10_000) ?? "";
  return [...new Set(text.split(",").filter(Boolean))];
}
