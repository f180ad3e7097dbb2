import type { Actor } from "@/lib/domain/access/actor";
import type { PolicyTerms } from "@/lib/domain/lifecycle/types";
import type { Result } from "@/lib/domain/refusal";
import { type AvailabilityTerms, WEEKDAYS } from "@/lib/domain/schedule/availability";
import { createBookingInput } from "@/lib/schemas/booking";
import { act } from "@/lib/server/bookings/act";
import { createBooking } from "@/lib/server/bookings/create";
import { type Desk, insert, openDesk } from "../invariants/desk";

/** Midnight of a Monday, long before which nothing happens here. */
const MONDAY = new Date("2030-03-04T00:00:00Z");
export const NOW = new Date("2030-03-01T12:00:00Z");

export interface Provider {
  readonly desk: Desk;
  readonly agent: Actor;
  readonly owner: Actor;
  /** An offering of a provider of its own, open every day from 09:00 to 17:00 UTC in half hours. */
  offering(policy?: PolicyTerms & AvailabilityTerms): Promise<{ offeringId: string; resourceId: string }>;
  customer(): Promise<Extract<Actor, { kind: "customer" }>>;
}

export async function openProvider(options?: { poolSize?: number }): Promise<Provider> {
  const desk = await openDesk(options);
  let made = 0;
  const own = (table: string, columns: Record<string, unknown>) =>
    insert(desk.owner, table, { organization_id: desk.organizationId, ...columns });
  return {
    desk,
    agent: await desk.person("agent"),
    owner: await desk.person("owner"),
    async offering(policy = {}) {
      made += 1;
      const resourceId = await own("resource", {
        name: `Provider ${made}`,
        kind: "exclusive",
        time_zone: "UTC",
      });
      const offeringId = await own("offering", {
        slug: `consultation-${made}`,
        name: `Consultation ${made}`,
        lifecycle: "appointment",
        supplier_id: desk.supplierId,
        resource_id: resourceId,
        policy: {
          durationMinutes: 30,
          weeklyHours: Object.fromEntries(WEEKDAYS.map((day) => [day, [{ from: "09:00", to: "17:00" }]])),
          ...policy,
        },
      });
      return { offeringId, resourceId };
    },
    async customer() {
      made += 1;
      const name = `Customer ${made}`;
      const id = await own("customer", { name, email: `customer-${made}@example.com` });
      return { kind: "customer", id, name };
    },
  };
}

/** A Monday's time, as "10:30" UTC. */
export function at(time: string, day = 0): Date {
  return new Date(MONDAY.getTime() + day * 86_400_000 + Date.parse(`1970-01-01T${time}Z`));
}

interface Wanted {
  readonly offeringId?: string;
  readonly startsAt?: Date;
  readonly holdId?: string;
  readonly now?: Date;
  readonly actor?: Actor;
}

let booked = 0;

/** A booking by a new customer, through the public page unless somebody else is named. */
export function book({ desk }: Provider, { actor, now, startsAt, ...wanted }: Wanted) {
  booked += 1;
  return createBooking({
    organizationId: desk.organizationId,
    input: createBookingInput.parse({
      ...wanted,
      startsAt: startsAt?.toISOString(),
      customer: { name: `Guest ${booked}`, email: `guest-${booked}@example.com` },
    }),
    actor: actor ?? "the_customer",
    origin: "link",
    now: now ?? NOW,
  });
}

export function give(
  { desk, agent }: Provider,
  bookingId: string,
  command: string,
  more: { actor?: Actor; startsAt?: Date; reason?: string; now?: Date; expectedVersion?: number } = {},
) {
  const { actor, startsAt, ...rest } = more;
  return act({
    organizationId: desk.organizationId,
    bookingId,
    command,
    input: startsAt ? { startsAt } : undefined,
    actor: actor ?? agent,
    origin: "desk",
    now: NOW,
    ...rest,
  });
}

/** How often each outcome came: `ok` or the code of the refusal. */
export function tally(results: readonly Result<unknown>[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const result of results) {
    const code = result.ok ? "ok" : result.error.code;
    counts[code] = (counts[code] ?? 0) + 1;
  }
  return counts;
}

/** The data of what was to succeed. */
export function done<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.data;
}
