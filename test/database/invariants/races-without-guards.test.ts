import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { createBookingInput } from "@/lib/schemas/booking";
import { act } from "@/lib/server/bookings/act";
import { createBooking } from "@/lib/server/bookings/create";
import { type Desk, HOUR, openDesk } from "./desk";

/** The negative controls of INV-04 and INV-05: without the constraint, the same races do overbook. */
let desk: Desk;
let owner: Actor;

beforeAll(async () => {
  desk = await openDesk();
  owner = await desk.person("owner");
});
afterAll(async () => {
  await desk.close();
});

function create(offeringId: string) {
  const input = createBookingInput.parse({
    offeringId,
    customerId: desk.customerId,
    startsAt: new Date(Math.ceil(Date.now() / HOUR) * HOUR + 50 * HOUR).toISOString(),
  });
  return createBooking({ organizationId: desk.organizationId, input, actor: owner, origin: "api" });
}

test("INV-04: 50 creates at once for one slot give several bookings", async () => {
  await desk.owner.query("ALTER TABLE occupancy DROP CONSTRAINT occupancy_no_overlap");
  for (const offeringId of [desk.offerings.asset, desk.offerings.appointment]) {
    const results = await Promise.all(Array.from({ length: 50 }, () => create(offeringId)));
    expect(results.filter(({ ok }) => ok).length).toBeGreaterThan(1);
    await desk.owner.query("UPDATE occupancy SET blocking = false");
  }
});

test("INV-05: confirms at once of many requests for the last place confirm several", async () => {
  await desk.owner.query("ALTER TABLE departure DROP CONSTRAINT departure_capacity");
  const { offeringId } = await desk.ship("request", 1);
  const requests = await Promise.all(Array.from({ length: 16 }, () => create(offeringId)));
  const results = await Promise.all(
    requests.map((request) => {
      if (!request.ok) throw new Error(request.error.code);
      return act({
        organizationId: desk.organizationId,
        bookingId: request.data.booking.id,
        command: "confirm",
        actor: owner,
        origin: "api",
      });
    }),
  );
  expect(results.filter(({ ok }) => ok).length).toBeGreaterThan(1);
});
