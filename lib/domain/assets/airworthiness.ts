export const SEVERITIES = ["grounding", "caution", "info"] as const;
export type Severity = (typeof SEVERITIES)[number];

export const SQUAWK_STATUSES = ["pending", "open", "deferred", "resolved", "dismissed"] as const;
export type SquawkStatus = (typeof SQUAWK_STATUSES)[number];

/** A defect that somebody reported, as far as it bears on the asset's use. */
export interface SquawkCause {
  readonly kind: "squawk";
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  readonly status: SquawkStatus;
  /** Set while it is deferred: from then on it grounds again. */
  readonly deferredUntil: Date | null;
}

/** A window in which the asset is worked on; half-open, as every period. */
export interface MaintenanceCause {
  readonly kind: "maintenance";
  readonly id: string;
  readonly title: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** What can keep an asset from being used. */
export type Cause = SquawkCause | MaintenanceCause;

export interface Period {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** Whether the squawk grounds its asset at this moment; a deferral ends at its instant, whoever has noticed it. */
function squawkGrounds(squawk: SquawkCause, now: Date): boolean {
  if (squawk.severity !== "grounding") return false;
  if (squawk.status === "open") return true;
  return squawk.status === "deferred" && squawk.deferredUntil !== null && squawk.deferredUntil <= now;
}

/** Whether the cause forbids the asset's use in a period: a grounding squawk in any, maintenance where they overlap. */
export function forbids(cause: Cause, period: Period, now: Date): boolean {
  return cause.kind === "squawk"
    ? squawkGrounds(cause, now)
    : cause.startsAt < period.endsAt && cause.endsAt > period.startsAt;
}

export interface Airworthiness {
  /** Whether it may be used at this moment. */
  readonly airworthy: boolean;
  /** Why not; empty where it may. */
  readonly causes: readonly Cause[];
  /** Open squawks that forbid nothing and that whoever takes it should know. */
  readonly remarks: readonly SquawkCause[];
}

/** Computed from the causes each time, and kept nowhere. */
export function airworthiness(causes: readonly Cause[], now: Date): Airworthiness {
  const instant = { startsAt: now, endsAt: new Date(now.getTime() + 1) };
  const forbidding = causes.filter((cause) => forbids(cause, instant, now));
  return {
    airworthy: forbidding.length === 0,
    causes: forbidding,
    remarks: causes.filter(
      (cause) =>
        cause.kind === "squawk" &&
        (cause.status === "open" || cause.status === "deferred") &&
        !squawkGrounds(cause, now),
    ) as readonly SquawkCause[],
  };
}
