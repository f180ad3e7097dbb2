import { expect } from "vitest";
import { verifyChains } from "@/lib/server/audit/verify-chains";
import { actorOf } from "@/lib/server/auth/principal";
import { act } from "@/lib/server/bookings/act";
import { createBooking } from "@/lib/server/bookings/create";
import { newId } from "@/lib/server/db/new-id";
import { pool, prisma } from "@/lib/server/db/pool";
import { withClient } from "@/scripts/database/with-client";
import { ofRole } from "../access/people";
import { freeStart, type World, type Worlds } from "../api/world";

let people = 0;

/** One more customer, known by an address of its own. */
export async function newCustomer(world: World, more: { name?: string; phone?: string } = {}) {
  people += 1;
  return prisma().customer.create({
    data: {
      id: newId(),
      organizationId: world.organizationId,
      name: `Customer ${people}`,
      email: `customer-${people}@example.test`,
      ...more,
    },
  });
}

type For = { customerId: string } | { customer: { name: string; email: string } };

/** A pending request that an agent made. */
export async function book(world: World, whom: For, more: { notes?: string; startsAt?: string } = {}) {
  const made = await tryToBook(world, whom, more);
  if (!made.ok) throw new Error(made.error.message);
  return made.data.booking;
}

export async function tryToBook(world: World, whom: For, more: { notes?: string; startsAt?: string } = {}) {
  return createBooking({
    organizationId: world.organizationId,
    input: {
      offeringId: world.offerings.request,
      ...whom,
      startsAt: new Date(more.startsAt ?? freeStart()),
      partySize: 1,
      tentative: false,
      notes: more.notes,
    },
    actor: actorOf(await ofRole(world, "agent")),
    origin: "desk",
  });
}

export async function withdraw(world: World, bookingId: string): Promise<void> {
  const done = await act({
    organizationId: world.organizationId,
    bookingId,
    command: "withdraw",
    actor: actorOf(await ofRole(world, "agent")),
    origin: "desk",
  });
  if (!done.ok) throw new Error(done.error.message);
}

export const customer = (id: string) => prisma().customer.findUniqueOrThrow({ where: { id } });
export const booking = (id: string) => prisma().booking.findUniqueOrThrow({ where: { id } });

export async function lastEvent(bookingId: string) {
  return prisma().bookingEvent.findFirstOrThrow({ where: { bookingId }, orderBy: { sequence: "desc" } });
}

export async function searchText(bookingId: string): Promise<string> {
  return (await prisma().bookingSearch.findUniqueOrThrow({ where: { bookingId } })).text;
}

/** INV-03, over everything that the tests before did too. */
export async function expectWholeTrail({ ownerUrl }: Worlds): Promise<void> {
  const report = await withClient(ownerUrl, verifyChains);
  expect(report).toMatchObject({ brokenChains: 0, first: null });
  expect(report.events).toBeGreaterThan(0);
}

export async function countEvents(): Promise<number> {
  const { rows } = await pool().query<{ count: number }>("SELECT count(*)::int FROM booking_event");
  return rows[0]?.count ?? 0;
}
