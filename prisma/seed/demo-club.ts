import type { Actor } from "@/lib/domain/access/actor";
import type { Severity } from "@/lib/domain/assets/airworthiness";
import type { Result } from "@/lib/domain/refusal";
import { changeMaintenance } from "@/lib/server/assets/maintenance";
import { commandSquawk, reportSquawk } from "@/lib/server/assets/squawks";
import { logUsage } from "@/lib/server/assets/usage";
import { act } from "@/lib/server/bookings/act";
import { prisma } from "@/lib/server/db/pool";
import type { Catalogue } from "@/prisma/seed/demo-catalogue";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const READINGS = [
  { startReading: 4_810.9, endReading: 4_812.3, note: "Circuits at Cascais; the tyre holds." },
  { startReading: 4_812.3, endReading: 4_813.9, note: "Smooth air to Évora and back." },
];

type People = ReadonlyMap<string, Actor>;

/** What was reported about the club's aircraft before its bookings were made: a caution, and a deferred grounding. */
export async function seedSquawks(
  organizationId: string,
  catalogue: Catalogue,
  people: People,
): Promise<void> {
  const resourceId = await aircraft(catalogue);
  const club = { organizationId, origin: "seed" as const };
  const hoursAgo = (hours: number) => new Date(Date.now() - hours * HOUR);
  const squawk = async (
    title: string,
    description: string,
    severity: Severity,
    by: string,
    hours: number,
  ) => {
    const found = await prisma().squawk.findFirst({ where: { organizationId, resourceId, title } });
    if (found) return found;
    const done = await reportSquawk({
      ...club,
      actor: one(people, by),
      now: hoursAgo(hours),
      input: { resourceId, title, description, severity },
    });
    return needed(done, title).squawk;
  };
  const admin = one(people, "admin");

  const tyre = await squawk(
    "Nose wheel tyre worn",
    "Cords do not show yet, but the tread is gone on the left shoulder.",
    "caution",
    "member",
    330,
  );
  if (tyre.status === "pending")
    needed(
      await commandSquawk({
        ...club,
        squawkId: tyre.id,
        command: "confirm",
        actor: admin,
        now: hoursAgo(326),
      }),
      "confirm",
    );

  const lights = await squawk(
    "Landing light dead",
    "Neither the switch nor a new bulb brings it back. No night flying.",
    "grounding",
    "admin",
    300,
  );
  if (lights.status === "open")
    needed(
      await commandSquawk({
        ...club,
        squawkId: lights.id,
        command: "defer",
        actor: admin,
        now: hoursAgo(296),
        until: new Date(midnight() + 14 * DAY),
        reason: "Flown by day only until the harness has come.",
      }),
      "defer",
    );
}

/** What comes after its bookings: readings of two flights, of which one is done, and the inspection that suspends a next. */
export async function seedUpkeep(
  organizationId: string,
  catalogue: Catalogue,
  people: People,
): Promise<void> {
  const resourceId = await aircraft(catalogue);
  const club = { organizationId, origin: "seed" as const };
  const flown = await prisma().booking.findMany({
    where: { organizationId, resourceId, endsAt: { lt: new Date() } },
    orderBy: { startsAt: "asc" },
    take: READINGS.length,
    include: { usage: true },
  });
  for (const [index, { id, endsAt, usage }] of flown.entries())
    if (usage.length === 0)
      needed(
        await logUsage({
          ...club,
          bookingId: id,
          readings: READINGS[index] ?? null,
          currentUsageId: null,
          actor: one(people, "member"),
          now: new Date(endsAt.getTime() + HOUR),
        }),
        "log usage",
      );
  const [first] = flown;
  if (first?.status === "confirmed")
    needed(
      await act({
        ...club,
        bookingId: first.id,
        command: "complete",
        actor: one(people, "admin"),
        now: new Date(first.endsAt.getTime() + 20 * HOUR),
      }),
      "complete",
    );
  if ((await prisma().maintenance.count({ where: { organizationId, resourceId } })) > 0) return;
  const day = midnight() + 9 * DAY;
  needed(
    await changeMaintenance({
      ...club,
      of: { resourceId },
      wanted: {
        startsAt: new Date(day + 8 * HOUR),
        endsAt: new Date(day + 17 * HOUR),
        title: "100-hour inspection",
        reason: "The hundred hours are up on that day, and the workshop has no other.",
      },
      actor: one(people, "admin"),
      now: new Date(Date.now() - 20 * HOUR),
    }),
    "plan maintenance",
  );
}

async function aircraft(catalogue: Catalogue): Promise<string> {
  const { resourceId } = await prisma().offering.findUniqueOrThrow({
    where: { id: catalogue.offerings.cessna },
  });
  if (!resourceId) throw new Error("The demo's aircraft is no resource");
  return resourceId;
}

function midnight(): number {
  return Math.floor(Date.now() / DAY) * DAY;
}

function one(people: People, who: string): Actor {
  const person = people.get(who);
  if (!person) throw new Error(`The demo has nobody as ${who}`);
  return person;
}

function needed<T>(done: Result<T>, what: string): T {
  if (!done.ok) throw new Error(`The demo was refused ${what}: ${done.error.code}`);
  return done.data;
}
