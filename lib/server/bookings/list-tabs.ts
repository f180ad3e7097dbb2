import { escapeLiteral } from "pg";
import { bookingScope, may } from "@/lib/domain/access/permissions";
import { LIFECYCLE_KEYS, lifecycleOf } from "@/lib/domain/lifecycle/registry";
import type { Phase } from "@/lib/domain/lifecycle/types";
import type { BookingTab } from "@/lib/schemas/booking-list";
import type { Principal } from "@/lib/server/auth/principal";
import { type Decidable, decidableBy, STATUSES_WITH_DEADLINE } from "@/lib/server/bookings/list-deciding";
import { IS_OPEN, IS_UNDELIVERED } from "@/lib/server/bookings/undelivered";

/** Values of a statement; each is given once and is named by its number. */
export class Parameters {
  readonly values: unknown[] = [];

  /** The placeholder, with its type, because PostgreSQL cannot always tell. */
  add(value: unknown, type: string): string {
    const known = this.values.indexOf(value);
    if (known < 0) this.values.push(value);
    return `$${known < 0 ? this.values.length : known + 1}::${type}`;
  }
}

/**
 * A status of a lifecycle, and what a booking in it must fulfil besides. Both names come from the lifecycles' tables,
 * never from a request: they stand in the statement itself, so that the planner knows how many bookings to expect.
 */
export interface Arm extends Pick<Decidable, "lifecycle" | "status"> {
  readonly notMaker?: boolean;
  readonly ofSupplier?: boolean;
  /** Without the bookings that are in this arm of the same status. */
  readonly except?: Arm;
}

/** Bookings `b` that fulfil all of `where` and are in one of the `arms`, or in any status where these are null. */
export interface Group {
  readonly arms: readonly Arm[] | null;
  readonly where: readonly string[];
  /** The statuses of such bookings, where `arms` are null and the first of each status are counted soonest. */
  readonly counted?: readonly Arm[];
}

const UPCOMING_PHASES: readonly Phase[] = ["active", "held", "paying", "interrupted"];
const UPCOMING = armsWhere((_, phase) => UPCOMING_PHASES.includes(phase));

/** The statuses of all lifecycles of which this is true. */
function armsWhere(holds: (status: string, phase: Phase) => boolean): readonly Arm[] {
  return LIFECYCLE_KEYS.flatMap((lifecycle) =>
    Object.entries(lifecycleOf(lifecycle).statuses)
      .filter(([status, { phase }]) => holds(status, phase))
      .map(([status]) => ({ lifecycle, status })),
  );
}

type Person = Pick<Principal, "organization" | "userId" | "roles" | "supplierId">;

/** What each tab holds, as groups of bookings that have none in common; for the list and for the counts. */
const TABS: Readonly<Record<BookingTab, (person: Person, parameters: Parameters) => Group[]>> = {
  all: () => [{ arms: null, where: [] }],
  upcoming: () => [
    {
      arms: null,
      where: [`b.phase IN (${UPCOMING_PHASES.map(escapeLiteral).join(", ")})`, "b.starts_at >= now()"],
      counted: UPCOMING,
    },
  ],
  today: ({ organization }, parameters) => {
    const zone = parameters.add(organization.timeZone, "text");
    const today = `date_trunc('day', now() AT TIME ZONE ${zone})`;
    return [
      {
        arms: null,
        where: [
          `b.starts_at >= ${today} AT TIME ZONE ${zone}`,
          `b.starts_at < (${today} + interval '1 day') AT TIME ZONE ${zone}`,
        ],
      },
    ];
  },
  ahead: () => [{ arms: UPCOMING, where: ["b.ends_at > now()"] }],
  tentative: () => [{ arms: armsWhere((_, phase) => phase === "draft"), where: [] }],
  pending: () => [{ arms: armsWhere((_, phase) => phase === "deciding"), where: [] }],
  past: () => [
    { arms: UPCOMING, where: ["b.ends_at <= now()"] },
    { arms: armsWhere((_, phase) => phase === "done"), where: [] },
  ],
  rejected: () => [{ arms: armsWhere((status) => status === "rejected"), where: [] }],
  cancelled: () => [
    { arms: armsWhere((status, phase) => phase === "void" && status !== "rejected"), where: [] },
  ],
  attention: (person, parameters) => {
    const arms = decidableBy(person.roles);
    const decidable = arms.length > 0 ? [`(${anyArm(arms, person, parameters)}) IS NOT TRUE`] : [];
    const inTime = "(b.deadline_at <= now()) IS NOT TRUE";
    return [
      ...(arms.length > 0 ? [{ arms, where: [] }] : []),
      { arms: undecided(arms), where: ["b.deadline_at <= now()"] },
      ...(may(person.roles, "outbox.read")
        ? [{ arms: null, where: [hasUndeliveredMail(person, parameters), IS_OPEN, inTime, ...decidable] }]
        : []),
    ];
  },
};

/** The statuses with a deadline, without the bookings that are in one of the arms. */
function undecided(arms: readonly Arm[]): Arm[] {
  return STATUSES_WITH_DEADLINE.flatMap(({ lifecycle, status }) => {
    const except = arms.find((arm) => arm.lifecycle === lifecycle && arm.status === status);
    if (!except) return [{ lifecycle, status }];
    return except.notMaker || except.ofSupplier ? [{ lifecycle, status, except }] : [];
  });
}

export function tabGroups(tab: BookingTab, person: Person, parameters: Parameters): Group[] {
  return TABS[tab](person, parameters);
}

/** As an array, because these are few and the planner cannot know it. */
function hasUndeliveredMail(person: Person, parameters: Parameters): string {
  return `b.id = ANY (ARRAY(SELECT m.booking_id FROM mail m
    WHERE m.organization_id = ${parameters.add(person.organization.id, "uuid")} AND m.booking_id IS NOT NULL
      AND ${IS_UNDELIVERED}))`;
}

/** Neither made by the person nor brought to the decision by it (INV-12). */
export function notMaker(person: Person, parameters: Parameters): string {
  const me = parameters.add(person.userId, "uuid");
  return `(b.author_id IS DISTINCT FROM ${me} AND b.maker_id IS DISTINCT FROM ${me})`;
}

export function ofSupplier(person: Person, parameters: Parameters): string {
  return `b.supplier_id = ${parameters.add(person.supplierId, "uuid")}`;
}

/** True for bookings in one of the arms. */
export function anyArm(arms: readonly Arm[], person: Person, parameters: Parameters): string {
  if (arms.length === 0) return "false";
  return arms.map((arm) => `(${armConditions(arm, person, parameters).join(" AND ")})`).join(" OR ");
}

export function armConditions(arm: Arm, person: Person, parameters: Parameters): string[] {
  return [
    `b.lifecycle = ${escapeLiteral(arm.lifecycle)}`,
    `b.status = ${escapeLiteral(arm.status)}`,
    ...ownConditions(arm, person, parameters),
    ...(arm.except ? [`(${ownConditions(arm.except, person, parameters).join(" AND ")}) IS NOT TRUE`] : []),
  ];
}

function ownConditions(arm: Arm, person: Person, parameters: Parameters): string[] {
  return [
    ...(arm.notMaker ? [notMaker(person, parameters)] : []),
    ...(arm.ofSupplier ? [ofSupplier(person, parameters)] : []),
  ];
}

/** Whose bookings a person sees, as conditions that have no booking in common; none where the person sees none. */
export function scopeConditions(person: Person, parameters: Parameters): string[] {
  const scope = bookingScope({ id: person.userId, roles: person.roles, supplierId: person.supplierId });
  if (scope.kind === "all") return ["true"];
  const supplier = scope.supplierId && parameters.add(scope.supplierId, "uuid");
  const author = scope.authorId && parameters.add(scope.authorId, "uuid");
  return [
    ...(supplier ? [`b.supplier_id = ${supplier}`] : []),
    ...(author
      ? [`b.author_id = ${author}${supplier ? ` AND b.supplier_id IS DISTINCT FROM ${supplier}` : ""}`]
      : []),
  ];
}
