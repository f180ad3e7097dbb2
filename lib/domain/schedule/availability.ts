export const WEEKDAYS = [
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
  "sunday",
] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/**
 * Opening hours on a wall clock, as "09:00" to "17:00". Hours whose end is not after their beginning end on the next
 * day; "24:00" is the midnight at the end of a day.
 */
export interface Hours {
  readonly from: string;
  readonly to: string;
}

export type WeeklyHours = Readonly<Record<Weekday, readonly Hours[]>>;

/** Other hours on one date; without any, the date is closed. */
export interface DateOverride {
  /** "2026-03-04" on the wall clock of the availability's zone. */
  readonly date: string;
  readonly hours: readonly Hours[];
}

/** When an offering can be booked, as it stands today. It is never copied to bookings: nobody is promised it. */
export interface Availability {
  /** IANA zone of the hours, the dates, and the days and weeks of the limits. */
  readonly timeZone: string;
  /** Null is open at all times, at any minute. */
  readonly weeklyHours: WeeklyHours | null;
  readonly dateOverrides: readonly DateOverride[];
  /** From one start to the next; null is the duration. */
  readonly slotStepMinutes: number | null;
  readonly minimumNoticeMinutes: number;
  /** The last day that can be booked is this many days after today; null is no limit. */
  readonly maximumAdvanceDays: number | null;
  /** Most bookings that start on a day, and in a week from Monday. */
  readonly dailyLimit: number | null;
  readonly weeklyLimit: number | null;
}

/** The terms of an offering's policy that are its availability, as they are kept; a term that is left out limits nothing. */
export type AvailabilityTerms = Partial<Omit<Availability, "timeZone">> & {
  /** Null or left out: the zone of what is occupied. */
  readonly timeZone?: string | null;
};

const TERMS = [
  "timeZone",
  "weeklyHours",
  "dateOverrides",
  "slotStepMinutes",
  "minimumNoticeMinutes",
  "maximumAdvanceDays",
  "dailyLimit",
  "weeklyLimit",
] as const satisfies readonly (keyof Availability)[];

/** An offering's availability, where `timeZone` is the zone that its hours are in unless they name their own. */
export function availabilityOf(policy: AvailabilityTerms, timeZone: string): Availability {
  return {
    timeZone: policy.timeZone ?? timeZone,
    weeklyHours: policy.weeklyHours ?? null,
    dateOverrides: policy.dateOverrides ?? [],
    slotStepMinutes: policy.slotStepMinutes ?? null,
    minimumNoticeMinutes: policy.minimumNoticeMinutes ?? 0,
    maximumAdvanceDays: policy.maximumAdvanceDays ?? null,
    dailyLimit: policy.dailyLimit ?? null,
    weeklyLimit: policy.weeklyLimit ?? null,
  };
}

/** The policy without its availability: what a booking is promised. */
export function promisedTerms<Policy extends object>(policy: Policy): Omit<Policy, keyof Availability> {
  const terms: readonly string[] = TERMS;
  return Object.fromEntries(Object.entries(policy).filter(([name]) => !terms.includes(name))) as Omit<
    Policy,
    keyof Availability
  >;
}
