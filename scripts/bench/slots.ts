import type { Client } from "pg";
import { WEEKDAYS } from "@/lib/domain/schedule/availability";
import { type SlotScene, slotsBetween, type Taken } from "@/lib/domain/schedule/slots";
import { DAY_MS } from "@/lib/domain/schedule/zone-clock";
import { newId } from "@/lib/server/db/new-id";
import { readSlots } from "@/lib/server/offerings/read-slots";
import { type Latencies, latenciesOf, median, timed } from "./measure";

const PROVIDERS = 20;
const BOOKINGS_A_PROVIDER = 500;
const DAYS = 30;
const RUNS = 200;
const ZONE = "America/New_York";

export interface Providers {
  readonly organizationId: string;
  readonly offeringIds: readonly string[];
  readonly slug: string;
}

export interface SlotResult {
  /** Milliseconds to compute the times of 30 days of one provider, what is booked being known. */
  readonly computed: Latencies;
  /** The same, with reading what is booked from the database. */
  readonly read: Latencies;
  /** Milliseconds a provider, where 20 are asked for one after the other. */
  readonly manyAProvider: number;
  /** Times as long for 120 days as for 30. */
  readonly growth: number;
}

/** Providers of an organization of their own, open every day, each with 500 half hours taken in the next 30 days. */
export async function makeProviders(superuser: Client): Promise<Providers> {
  const organizationId = newId();
  const customerId = newId();
  await superuser.query(
    "INSERT INTO organization (id, slug, name, time_zone, email) VALUES ($1, 'practice', 'Practice', $2, 'desk@practice.example')",
    [organizationId, ZONE],
  );
  await superuser.query(
    "INSERT INTO customer (id, organization_id, name, email) VALUES ($1, $2, 'Pat Patient', 'pat@practice.example')",
    [customerId, organizationId],
  );
  const policy = {
    durationMinutes: 30,
    bufferAfterMinutes: 0,
    weeklyHours: Object.fromEntries(WEEKDAYS.map((day) => [day, [{ from: "08:00", to: "21:00" }]])),
  };
  const offeringIds: string[] = [];
  for (let index = 0; index < PROVIDERS; index += 1) {
    const [resourceId, offeringId] = [newId(), newId()];
    await superuser.query(
      "INSERT INTO resource (id, organization_id, name, kind, time_zone) VALUES ($1, $2, $3, 'exclusive', $4)",
      [resourceId, organizationId, `Provider ${index}`, ZONE],
    );
    await superuser.query(
      `INSERT INTO offering (id, organization_id, slug, name, lifecycle, resource_id, policy)
       VALUES ($1, $2, $3, 'Consultation', 'appointment', $4, $5)`,
      [offeringId, organizationId, slugOf(index), resourceId, policy],
    );
    await superuser.query(BOOK, [
      organizationId,
      offeringId,
      resourceId,
      customerId,
      ZONE,
      BOOKINGS_A_PROVIDER,
      `${index}`.padStart(2, "0"),
    ]);
    // Plans that were made for empty tables, as those of the foreign keys, are made anew.
    await superuser.query("ANALYZE booking, occupancy");
    offeringIds.push(offeringId);
  }
  await superuser.query("VACUUM ANALYZE occupancy, booking, offering");
  return { organizationId, offeringIds, slug: slugOf(0) };
}

const slugOf = (index: number) => `consultation-${index}`;

/** Every third half hour of 26 a day stays free. */
const BOOK = `
INSERT INTO booking (id, organization_id, reference, lifecycle, status, offering_id, resource_id, customer_id, starts_at,
  ends_at, party_size, policy)
SELECT uuid_v7(), $1, 'S' || $7 || '-' || slot, 'appointment', 'confirmed', $2, $3, $4, at, at + interval '30 minutes',
  1, '{"durationMinutes": 30}'
FROM (SELECT slot, (date_trunc('day', now() AT TIME ZONE $5) + (1 + slot / 26) * interval '1 day' + interval '8 hours'
    + slot % 26 * interval '30 minutes') AT TIME ZONE $5 AS at
  FROM generate_series(0, 779) slot WHERE slot % 3 < 2 LIMIT $6) taken`;

export async function measureSlots(providers: Providers): Promise<SlotResult> {
  const scene = await sceneOf(providers, DAYS);
  const from = scene.now;
  const until = (days: number) => new Date(from.getTime() + days * DAY_MS);
  const computedIn = (days: number) =>
    timed(async () => {
      slotsBetween(scene, from, until(days));
    });
  await repeat(() => computedIn(DAYS));
  const computed = await repeat(() => computedIn(DAYS));
  const longer = await repeat(() => computedIn(4 * DAYS));
  const read = await repeat(() => timed(() => slotsOf(providers, 0, DAYS)));
  const many = await repeat(
    () =>
      timed(async () => {
        for (let index = 0; index < PROVIDERS; index += 1) await slotsOf(providers, index, DAYS);
      }),
    RUNS / 10,
  );
  return {
    computed: latenciesOf(computed),
    read: latenciesOf(read),
    manyAProvider: median(many) / PROVIDERS,
    growth: median(longer) / median(computed),
  };
}

async function sceneOf(providers: Providers, days: number): Promise<SlotScene<Taken>> {
  const found = await slotsOf(providers, 0, days);
  if (found?.scene.occupied.length !== BOOKINGS_A_PROVIDER)
    throw new Error(`The provider has ${found?.scene.occupied.length} bookings`);
  return found.scene;
}

function slotsOf({ organizationId, offeringIds }: Providers, index: number, days: number) {
  const now = Date.now();
  return readSlots({
    offering: { organizationId, id: offeringIds[index] ?? "" },
    range: { from: new Date(now), to: new Date(now + (days + 1) * DAY_MS) },
  });
}

async function repeat(run: () => Promise<number>, runs = RUNS): Promise<number[]> {
  const samples: number[] = [];
  for (let index = 0; index < runs; index += 1) samples.push(await run());
  return samples;
}
