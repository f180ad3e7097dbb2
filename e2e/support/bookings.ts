import { randomInt, randomUUID } from "node:crypto";
import { type ApiBooking, mustApi } from "./api";
import { newCountedResource, newSupplier, type Supplier } from "./database";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
export const SUNSET = "Sunset sailing on the Tejo";
/** An appointment with weekly hours. */
export const CONSULTATION = "Travel consultation";

/** A start that no other test has: months ahead, at a minute drawn by lot among those of so many days. */
export function ownStart(days = 900): string {
  const at = Date.now() + 60 * DAY_MS + randomInt(days * 24 * 60) * MINUTE_MS;
  return new Date(at - (at % MINUTE_MS)).toISOString();
}

export interface NewCustomer {
  name: string;
  email: string;
}

/** A customer that no other test has, by name too; a supplier learns the given name alone. */
export function ownCustomer(): NewCustomer {
  const mark = randomUUID().slice(0, 8);
  return { name: `Cleo-${mark} Marsh`, email: `cleo.${mark}@example.com` };
}

export function givenName({ name }: { name: string }): string {
  return name.split(" ")[0] ?? name;
}

export async function offeringId(name: string): Promise<string> {
  const offerings = await mustApi<{ id: string; name: string }[]>("owner", "/offerings");
  const found = offerings.find((offering) => offering.name === name);
  if (!found) throw new Error(`The demo has no offering ${name}.`);
  return found.id;
}

interface BookingWish {
  offering?: string;
  offeringId?: string;
  role?: string;
  customer?: NewCustomer;
  startsAt?: string;
  partySize?: number;
  tentative?: boolean;
}

/** A booking through the API; of the demo supplier's offering where nothing else is said. */
export async function newBooking(wish: BookingWish = {}): Promise<ApiBooking> {
  const { role = "agent", offering = SUNSET, customer = ownCustomer(), startsAt = ownStart() } = wish;
  return mustApi<ApiBooking>(role, "/bookings", {
    offeringId: wish.offeringId ?? (await offeringId(offering)),
    customer,
    startsAt,
    partySize: wish.partySize ?? 2,
    ...(wish.tentative ? { tentative: true } : {}),
  });
}

export interface OwnOffering {
  id: string;
  name: string;
  supplier: Supplier;
}

/** An offering of requests with a supplier and a boat of its own, which no other test can fill. */
export async function newOffering({
  places = 10,
  decisionTimeLimitMinutes = null as number | null,
  policy = {} as Record<string, unknown>,
} = {}): Promise<OwnOffering> {
  const supplier = await newSupplier(decisionTimeLimitMinutes);
  const name = `Trip ${randomUUID().slice(0, 8)}`;
  const { id } = await mustApi<{ id: string }>("admin", "/offerings", {
    name,
    lifecycle: "request",
    supplierId: supplier.id,
    resourceId: await newCountedResource(places),
    policy,
  });
  return { id, name, supplier };
}
