import { bookingScope, may } from "@/lib/domain/access/permissions";
import { LIFECYCLE_KEYS, lifecycleOf } from "@/lib/domain/lifecycle/registry";
import type { BookingListFilter } from "@/lib/schemas/booking-list";
import type { Principal } from "@/lib/server/auth/principal";
import {
  type Arm,
  anyArm,
  type Group,
  Parameters,
  scopeConditions,
  tabGroups,
} from "@/lib/server/bookings/list-tabs";
import { containing } from "@/lib/server/db/like";

/** A filter as SQL over `booking b`: in groups that have no booking in common, each inside the person's scope. */
export interface FilteredBookings {
  readonly person: Principal;
  readonly parameters: Parameters;
  readonly groups: readonly Group[];
  /** LIKE patterns over `booking_search.text`, as placeholders; empty where no text is searched. */
  readonly patterns: readonly string[];
  /** What is asked of the start, which each group asks too; `before` is the instant that it lies before. */
  readonly starts: { readonly conditions: readonly string[]; readonly before: string | null };
  /** Whether a condition names a supplier, customer, author or offering, each of which has an index. */
  readonly narrow: boolean;
}

const SHORTEST_TRIGRAM = 3;
const REFERENCE_HALF = 4;

export function filterBookings(person: Principal, filter: BookingListFilter): FilteredBookings {
  const parameters = new Parameters();
  const text = textConditions(person, filter.q ?? "", parameters);
  const starts = startBounds(person, filter, parameters);
  const common = [
    `b.organization_id = ${parameters.add(person.organization.id, "uuid")}`,
    ...equalities(filter, parameters),
    ...starts.conditions,
    ...text.conditions,
  ];
  const wanted = armsOf(filter);
  const scopes = scopeConditions(person, parameters);
  const groups = tabGroups(filter.tab ?? "all", person, parameters).flatMap((group) => {
    const arms = commonArms(group.arms, wanted);
    if (arms?.length === 0) return [];
    return scopes.map((scope) => ({ arms, where: [...common, scope, ...group.where] }));
  });
  const narrow =
    scopes[0] !== "true" ||
    [filter.supplierId, filter.customerId, filter.offeringId].some((id) => id !== undefined);
  return { person, parameters, groups, patterns: text.patterns, starts, narrow };
}

/** One condition that is true for every booking of the groups, where no order is asked for. */
export function asPredicate({ groups, person, parameters }: FilteredBookings): string {
  if (groups.length === 0) return "false";
  return groups
    .map(({ arms, where }) => {
      const inArms = arms ? [`(${anyArm(arms, person, parameters)})`] : [];
      return `(${[...where, ...inArms].join(" AND ")})`;
    })
    .join(" OR ");
}

/** The statuses that lifecycle, phase and status leave together; null where none of them is asked for. */
function armsOf(filter: BookingListFilter): Arm[] | null {
  if (!filter.lifecycle && !filter.phase && !filter.status) return null;
  const lifecycles = filter.lifecycle ?? LIFECYCLE_KEYS;
  return lifecycles.flatMap((lifecycle) =>
    Object.entries(lifecycleOf(lifecycle).statuses)
      .filter(([status, { phase }]) => {
        const wantedStatuses: readonly string[] | undefined = filter.status;
        return (
          (wantedStatuses?.includes(status) ?? true) &&
          (filter.phase === undefined || filter.phase.includes(phase))
        );
      })
      .map(([status]) => ({ lifecycle, status })),
  );
}

function commonArms(own: readonly Arm[] | null, wanted: readonly Arm[] | null): readonly Arm[] | null {
  if (own === null || wanted === null) return own ?? wanted;
  return own.filter((arm) =>
    wanted.some(({ lifecycle, status }) => lifecycle === arm.lifecycle && status === arm.status),
  );
}

function equalities(filter: BookingListFilter, parameters: Parameters): string[] {
  const columns = {
    "b.supplier_id": filter.supplierId,
    "b.offering_id": filter.offeringId,
    "b.customer_id": filter.customerId,
  };
  return Object.entries(columns).flatMap(([column, id]) =>
    id === undefined ? [] : [`${column} = ${parameters.add(id, "uuid")}`],
  );
}

function startBounds(
  person: Principal,
  { from, to }: BookingListFilter,
  parameters: Parameters,
): FilteredBookings["starts"] {
  const instant = (bound: string, days: number) => {
    if (bound.length > 10) return parameters.add(new Date(bound), "timestamptz");
    const zone = parameters.add(person.organization.timeZone, "text");
    return `((${parameters.add(bound, "date")} + ${days})::timestamp AT TIME ZONE ${zone})`;
  };
  const before = to ? instant(to, 1) : null;
  const after = from ? [`b.starts_at >= ${instant(from, 0)}`] : [];
  return { conditions: before ? [...after, `b.starts_at < ${before}`] : after, before };
}

/** A reference is found with and without its hyphen, in either case. */
function textConditions(
  person: Principal,
  q: string,
  parameters: Parameters,
): { conditions: string[]; patterns: string[] } {
  if (q === "") return { conditions: [], patterns: [] };
  const bare = q.replace(/-/g, "");
  if ([...q].length < SHORTEST_TRIGRAM) {
    return { conditions: referencesFrom(bare.toUpperCase(), parameters), patterns: [] };
  }
  const texts = [q];
  if (/^[0-9A-HJKMNP-TV-Z]{5,8}$/i.test(bare))
    texts.push(`${bare.slice(0, REFERENCE_HALF)}-${bare.slice(REFERENCE_HALF)}`);
  const patterns = [...new Set(texts)].map((text) => `lower(${parameters.add(containing(text), "text")})`);
  return namesAreTold(person)
    ? { conditions: [], patterns }
    : { conditions: [`(${patterns.map(inReferenceOrMail).join(" OR ")})`], patterns: [] };
}

/** Whoever is not told the names of all customers whose bookings they see must not guess them piece by piece. */
function namesAreTold({ roles, userId, supplierId }: Principal): boolean {
  const scope = bookingScope({ id: userId, roles, supplierId });
  return scope.kind === "all" || scope.authorId === null || may(roles, "customer.read");
}

function inReferenceOrMail(pattern: string): string {
  return `lower(b.reference) LIKE ${pattern} OR EXISTS (SELECT FROM customer told
    WHERE told.organization_id = b.organization_id AND told.id = b.customer_id AND told.email LIKE ${pattern})`;
}

const REFERENCE_CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** The bounds lead through the index in any collation; the pattern alone would do so only in "C". */
function referencesFrom(prefix: string, parameters: Parameters): string[] {
  const characters = [...prefix];
  if (characters.length === 0 || !characters.every((one) => REFERENCE_CHARACTERS.includes(one)))
    return ["false"];
  while (characters.at(-1) === "Z") characters.pop();
  const last = characters.pop();
  const next = last && characters.join("") + REFERENCE_CHARACTERS[REFERENCE_CHARACTERS.indexOf(last) + 1];
  return [
    `b.reference LIKE ${parameters.add(`${prefix}%`, "text")}`,
    `b.reference >= ${parameters.add(prefix, "text")}`,
    ...(next ? [`b.reference < ${parameters.add(next, "text")}`] : []),
  ];
}
