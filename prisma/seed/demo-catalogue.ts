import { v7 as uuidv7 } from "uuid";
import type { LifecycleKey } from "@/lib/domain/lifecycle/registry";
import type { Hours, Weekday } from "@/lib/domain/schedule/availability";
import { POLICIES } from "@/lib/schemas/offering";
import { prisma } from "@/lib/server/db/pool";

export interface Catalogue {
  readonly suppliers: Readonly<Record<SupplierKey, string>>;
  readonly offerings: Readonly<Record<OfferingKey, string>>;
}

const SUPPLIERS = {
  sailing: { name: "Tejo Sailing", confirmsAutomatically: false, decisionTimeLimitMinutes: 24 * 60 },
  surf: { name: "Ericeira Surf School", confirmsAutomatically: false, decisionTimeLimitMinutes: 120 },
  cellar: { name: "Quinta do Vale Cellars", confirmsAutomatically: true, decisionTimeLimitMinutes: null },
  advisor: {
    name: "Marta Reis, travel advisor",
    confirmsAutomatically: false,
    decisionTimeLimitMinutes: null,
  },
  consolidator: {
    name: "Iberia Air Consolidators",
    confirmsAutomatically: false,
    decisionTimeLimitMinutes: null,
  },
} as const;
type SupplierKey = keyof typeof SUPPLIERS;
export const SUPPLIER_OF_LOGIN = SUPPLIERS.sailing.name;

const RESOURCES = {
  sloop: { name: "Sloop Andorinha", kind: "counted", capacity: 12 },
  surfClass: { name: "Surf class", kind: "counted", capacity: 8 },
  cellarTour: { name: "Cellar tour", kind: "counted", capacity: 20 },
  advisor: { name: "Marta Reis", kind: "exclusive", capacity: null },
  bench: { name: "Workshop bench", kind: "exclusive", capacity: null },
  van: { name: "Nine-seat van", kind: "exclusive", capacity: null },
  dinghy: { name: "Dinghy Gaivota", kind: "exclusive", capacity: null },
  cessna: { name: "Cessna 172 CS-HFT", kind: "exclusive", capacity: null, usageUnit: "h" },
  douro: { name: "Douro valley departure", kind: "counted", capacity: 16 },
} as const;
type ResourceKey = keyof typeof RESOURCES;

interface OfferingSeed {
  readonly name: string;
  readonly description: string;
  readonly lifecycle: LifecycleKey;
  readonly supplier?: SupplierKey;
  readonly resource?: ResourceKey;
  readonly policy: Readonly<Record<string, unknown>>;
}

const OFFICE_DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday"] as const;
const WEEKEND = ["saturday", "sunday"] as const;

function everyDay<Day extends Weekday>(
  days: readonly Day[],
  hours: readonly Hours[],
): Record<Day, readonly Hours[]> {
  return Object.fromEntries(days.map((day) => [day, hours])) as Record<Day, readonly Hours[]>;
}

const OFFERINGS = {
  sunset: {
    name: "Sunset sailing on the Tejo",
    description:
      "Two hours under sail from Belém, with a glass of something cold. The skipper answers every request.",
    lifecycle: "request",
    supplier: "sailing",
    resource: "sloop",
    policy: { durationMinutes: 120, maxPartySize: 12, cancelUntilMinutes: 24 * 60 },
  },
  surf: {
    name: "Surf lesson for beginners",
    description: "Board, wetsuit and a patient teacher. The school answers within two hours.",
    lifecycle: "request",
    supplier: "surf",
    resource: "surfClass",
    policy: { durationMinutes: 90, maxPartySize: 8, cancelUntilMinutes: 12 * 60 },
  },
  cellar: {
    name: "Tasting in the port cellars",
    description: "A walk through the barrels and three wines. Confirmed at once while there are places.",
    lifecycle: "request",
    supplier: "cellar",
    resource: "cellarTour",
    policy: { durationMinutes: 75, maxPartySize: 10, cancelUntilMinutes: 4 * 60 },
  },
  consultation: {
    name: "Travel consultation",
    description: "Forty-five minutes with an advisor, on screen or in the office.",
    lifecycle: "appointment",
    supplier: "advisor",
    resource: "advisor",
    policy: {
      durationMinutes: 45,
      maxPartySize: 4,
      requiresConfirmation: true,
      cancelUntilMinutes: 120,
      rescheduleUntilMinutes: 120,
      weeklyHours: {
        ...everyDay(OFFICE_DAYS, [
          { from: "09:00", to: "13:00" },
          { from: "14:00", to: "18:00" },
        ]),
        ...everyDay(WEEKEND, [{ from: "09:00", to: "17:00" }]),
      },
      slotStepMinutes: 30,
      bufferAfterMinutes: 15,
      minimumNoticeMinutes: 120,
      maximumAdvanceDays: 90,
      reminderMinutes: 24 * 60,
      location: "Rua da Junqueira 14, 1300-343 Lisboa",
    },
  },
  bikes: {
    name: "Bike fitting",
    description: "We set up a bike for you: saddle, bars and pedals. Bring the shoes that you ride in.",
    lifecycle: "appointment",
    resource: "bench",
    policy: {
      durationMinutes: 20,
      maxPartySize: 1,
      cancelUntilMinutes: 60,
      rescheduleUntilMinutes: 60,
      weeklyHours: { ...everyDay(OFFICE_DAYS, [{ from: "08:30", to: "12:30" }]) },
      slotStepMinutes: 30,
      bufferAfterMinutes: 10,
      minimumNoticeMinutes: 30,
      maximumAdvanceDays: 60,
      dailyLimit: 6,
      reminderMinutes: 120,
      location: "Doca de Belém, armazém 3, Lisboa",
    },
  },
  van: {
    name: "Nine-seat van",
    description: "Shared by the guides. Fill it up, sweep it out.",
    lifecycle: "asset",
    resource: "van",
    policy: { durationMinutes: 240 },
  },
  dinghy: {
    name: "Dinghy Gaivota",
    description: "A 420 for calm days, kept at the Alcântara dock.",
    lifecycle: "asset",
    resource: "dinghy",
    policy: { durationMinutes: 180 },
  },
  cessna: {
    name: "Cessna 172 CS-HFT",
    description: "The club's four-seater at Cascais. Bring your own headset.",
    lifecycle: "asset",
    resource: "cessna",
    policy: { durationMinutes: 120 },
  },
  ticket: {
    name: "Flight ticket",
    description: "Fares by consolidator, issued on BSP stock.",
    lifecycle: "ticket",
    supplier: "consolidator",
    policy: { durationMinutes: 180, maxPartySize: 9 },
  },
  douro: {
    name: "Douro valley in three days",
    description: "Lisbon to Pinhão by rail, river and road, two nights among the vines.",
    lifecycle: "tour",
    resource: "douro",
    policy: {
      durationMinutes: 3 * 24 * 60,
      maxPartySize: 8,
      holdMinutes: 48 * 60,
      cancelUntilMinutes: 14 * 24 * 60,
    },
  },
} as const satisfies Record<string, OfferingSeed>;
export type OfferingKey = keyof typeof OFFERINGS;

/**
 * Suppliers, resources and an offering of each lifecycle, all or nothing; where they exist, what they are.
 * Slugs are unique over all organizations.
 */
export async function seedCatalogue(organizationId: string, slugPrefix = ""): Promise<Catalogue> {
  if ((await prisma().offering.count({ where: { organizationId } })) === 0)
    await createCatalogue(organizationId, slugPrefix);
  const [suppliers, offerings] = await Promise.all([
    prisma().supplier.findMany({ where: { organizationId } }),
    prisma().offering.findMany({ where: { organizationId } }),
  ]);
  return { suppliers: idsByName(SUPPLIERS, suppliers), offerings: idsByName(OFFERINGS, offerings) };
}

async function createCatalogue(organizationId: string, slugPrefix: string): Promise<void> {
  const suppliers = idsFor(SUPPLIERS);
  const resources = idsFor(RESOURCES);
  await prisma().$transaction([
    prisma().supplier.createMany({
      data: Object.entries(SUPPLIERS).map(([key, supplier]) => ({
        id: suppliers[key as SupplierKey],
        organizationId,
        email: `${key}@suppliers.holdfast.test`,
        ...supplier,
      })),
    }),
    prisma().resource.createMany({
      data: Object.entries(RESOURCES).map(([key, resource]) => ({
        id: resources[key as ResourceKey],
        organizationId,
        timeZone: "Europe/Lisbon",
        ...resource,
      })),
    }),
    prisma().offering.createMany({
      data: Object.values<OfferingSeed>(OFFERINGS).map((offering) => ({
        id: uuidv7(),
        organizationId,
        slug: [slugPrefix, slugOf(offering.name)].filter(Boolean).join("-"),
        name: offering.name,
        description: offering.description,
        lifecycle: offering.lifecycle,
        supplierId: offering.supplier ? suppliers[offering.supplier] : null,
        resourceId: offering.resource ? resources[offering.resource] : null,
        policy: POLICIES[offering.lifecycle].parse(offering.policy),
      })),
    }),
  ]);
}

function idsByName<Key extends string>(
  entries: Readonly<Record<Key, { readonly name: string }>>,
  rows: readonly { readonly id: string; readonly name: string }[],
): Record<Key, string> {
  const ids = Object.entries<{ readonly name: string }>(entries).map(([key, { name }]) => {
    const row = rows.find((candidate) => candidate.name === name);
    if (!row) throw new Error(`The demo has lost ${name}`);
    return [key, row.id];
  });
  return Object.fromEntries(ids) as Record<Key, string>;
}

function idsFor<Key extends string>(entries: Readonly<Record<Key, unknown>>): Record<Key, string> {
  return Object.fromEntries(Object.keys(entries).map((key) => [key, uuidv7()])) as Record<Key, string>;
}

function slugOf(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");
}
