import { readDemo } from "../../test/browser/demo";
import { mustApi } from "./api";
import { CONSULTATION, newBooking, newOffering, offeringId, SUNSET } from "./bookings";
import { ownerQuery } from "./database";
import { DESK } from "./desk";

/** A page as one reader opens it. */
export interface CataloguePage {
  name: string;
  /** A role of the demo; nobody signed in where there is none. */
  role?: string;
  path: () => Promise<string> | string;
  /** Where the status is not 200. */
  status?: number;
  /** Made for customers on small phones. */
  small?: boolean;
}

export async function bookingWith(query: string): Promise<string> {
  const [booking] = await mustApi<{ reference: string }[]>("owner", `/bookings?limit=1&${query}`);
  if (!booking) throw new Error(`The demo has no booking with ${query}.`);
  return `${DESK}/bookings/${booking.reference}`;
}

async function mailPath(): Promise<string> {
  const [mail] = await ownerQuery<{ id: string }>(
    "SELECT mail.id FROM mail JOIN organization ON organization.id = organization_id WHERE slug = 'harbour' AND audience = 'supplier' ORDER BY mail.created_at LIMIT 1",
  );
  return `${DESK}/outbox/${mail?.id}`;
}

async function customerPath(): Promise<string> {
  const [customer] = await ownerQuery<{ id: string }>(
    "SELECT customer.id FROM customer JOIN organization ON organization.id = organization_id JOIN booking ON customer_id = customer.id WHERE slug = 'harbour' ORDER BY booking.created_at LIMIT 1",
  );
  return `${DESK}/customers/${customer?.id}`;
}

export async function aircraftPath(): Promise<string> {
  const [asset] = await ownerQuery<{ id: string }>(
    "SELECT r.id FROM resource r JOIN organization o ON o.id = r.organization_id WHERE o.slug = 'harbour' AND r.name LIKE 'Cessna%'",
  );
  return `${DESK}/assets/${asset?.id}`;
}

export const PAGES: readonly CataloguePage[] = [
  { name: "sign in", path: () => "/login" },
  { name: "forgotten password", path: () => "/forgot-password" },
  { name: "reset link that does not work", path: () => "/reset-password/nothing" },
  { name: "invitation that does not work", path: () => "/invite/nothing" },
  { name: "bookings", role: "agent", path: () => `${DESK}/bookings` },
  { name: "bookings of the viewer", role: "viewer", path: () => `${DESK}/bookings?tab=upcoming` },
  { name: "bookings that need attention", role: "admin", path: () => `${DESK}/bookings?tab=attention` },
  { name: "bookings, none of which matches", role: "agent", path: () => `${DESK}/bookings?q=zzzzzzzzz` },
  {
    name: "pending request",
    role: "admin",
    path: () => bookingWith("lifecycle=request&status=pending"),
  },
  { name: "pending request of the viewer", role: "viewer", path: () => bookingWith("status=pending") },
  { name: "rejected request", role: "agent", path: () => bookingWith("lifecycle=request&status=rejected") },
  { name: "confirmed appointment", role: "admin", path: () => bookingWith("lifecycle=appointment") },
  { name: "shared thing", role: "admin", path: () => bookingWith("lifecycle=asset") },
  { name: "ticket", role: "agent", path: () => bookingWith("lifecycle=ticket") },
  { name: "tour", role: "owner", path: () => bookingWith("lifecycle=tour") },
  { name: "calendar of a month", role: "member", path: () => `${DESK}/calendar` },
  { name: "calendar of a week", role: "owner", path: () => `${DESK}/calendar?view=week` },
  { name: "calendar of a day", role: "agent", path: () => `${DESK}/calendar?view=day` },
  { name: "new booking", role: "agent", path: () => `${DESK}/bookings/new` },
  {
    name: "new booking of an appointment",
    role: "agent",
    path: async () => `${DESK}/bookings/new?offering=${await offeringId(CONSULTATION)}`,
  },
  { name: "new booking of a member", role: "member", path: () => `${DESK}/bookings/new` },
  { name: "customers", role: "agent", path: () => `${DESK}/customers` },
  { name: "customers, none of whom matches", role: "agent", path: () => `${DESK}/customers?q=zzzzzzzzz` },
  { name: "customers who are gone", role: "admin", path: () => `${DESK}/customers?state=removed` },
  { name: "customer", role: "admin", path: customerPath },
  { name: "customer, for an agent", role: "agent", path: customerPath },
  { name: "approvals", role: "admin", path: () => `${DESK}/approvals` },
  { name: "approvals, none", role: "viewer", path: () => `${DESK}/approvals` },
  { name: "offerings", role: "admin", path: () => `${DESK}/offerings` },
  { name: "new offering", role: "admin", path: () => `${DESK}/offerings/new` },
  { name: "offering", role: "admin", path: async () => `${DESK}/offerings/${await offeringId(SUNSET)}` },
  {
    name: "offering with hours",
    role: "admin",
    path: async () => `${DESK}/offerings/${await offeringId(CONSULTATION)}`,
  },
  { name: "suppliers", role: "admin", path: () => `${DESK}/suppliers` },
  { name: "outbox", role: "admin", path: () => `${DESK}/outbox` },
  { name: "mail", role: "admin", path: mailPath },
  { name: "mail as text", role: "agent", path: async () => `${await mailPath()}?part=text` },
  { name: "mail templates", role: "agent", path: () => `${DESK}/outbox/templates?template=rescheduled` },
  {
    name: "calendar file of a template",
    role: "agent",
    path: () => `${DESK}/outbox/templates?part=calendar&template=confirmed`,
  },
  { name: "members", role: "owner", path: () => `${DESK}/settings/members` },
  { name: "API keys", role: "owner", path: () => `${DESK}/settings/api-keys` },
  { name: "assets", role: "member", path: () => `${DESK}/assets` },
  { name: "asset", role: "admin", path: aircraftPath },
  { name: "asset, for a member", role: "member", path: aircraftPath },
  { name: "bookings of a member", role: "member", path: () => `${DESK}/bookings` },
  { name: "rejected bookings of a member", role: "member", path: () => `${DESK}/bookings?tab=rejected` },
  {
    name: "suspended booking of a member",
    role: "member",
    path: () => bookingWith("lifecycle=asset&status=suspended"),
  },
  { name: "organization, for an admin", role: "admin", path: () => `${DESK}/settings/organization` },
  { name: "organization", role: "owner", path: () => `${DESK}/settings/organization` },
  { name: "account", role: "agent", path: () => `${DESK}/settings/account` },
  { name: "no access", role: "viewer", path: () => `${DESK}/settings/members`, status: 403 },
  { name: "not found", role: "agent", path: () => `${DESK}/bookings/ZZZZ-ZZZZ`, status: 404 },
  { name: "not found, nobody signed in", path: () => "/no-such-page", status: 404 },
  { name: "link that does not work", path: () => "/s/not-a-real-link", small: true },
  { name: "times to book", path: () => "/book/travel-consultation", small: true },
  { name: "details, with no time held", path: () => "/book/travel-consultation/details", small: true },
  { name: "nothing to book", path: () => "/book/nothing", status: 404, small: true },
];

/** A request with the links of its customer and of its supplier, for pages outside of the desk. */
export async function requestWithLinks(): Promise<{ id: string }> {
  const offering = await newOffering({ decisionTimeLimitMinutes: 600 });
  return newBooking({ offeringId: offering.id });
}

export function productHost(): string {
  return new URL(readDemo().url).host;
}
