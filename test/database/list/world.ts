import { randomUUID } from "node:crypto";
import type pg from "pg";
import { v7 as uuidv7 } from "uuid";
import { inject } from "vitest";
import type { Role } from "@/lib/domain/access/roles";
import { LIFECYCLE_KEYS, lifecycleOf } from "@/lib/domain/lifecycle/registry";
import type { Principal } from "@/lib/server/auth/principal";
import type { BookingRow } from "@/lib/server/bookings/booking-row";
import { withClient } from "@/scripts/database/with-client";
import { onDatabase } from "../cluster";

/** A booking as it lies in the table, and what it is found by. */
export interface Seeded extends Omit<BookingRow, "policy"> {
  readonly mails: readonly SeededMail[];
  readonly text: string;
  readonly customerName: string;
}

export interface SeededMail {
  readonly audience: string;
  readonly status: string;
  readonly at: string;
}

export interface World {
  readonly organizationId: string;
  readonly otherOrganizationId: string;
  readonly people: readonly string[];
  readonly suppliers: readonly string[];
  readonly offerings: readonly string[];
  readonly customers: readonly string[];
  readonly bookings: readonly Seeded[];
}

export const ZONE = "America/New_York";
const NAMES = [
  "Anna Schmidt",
  "Per%cent O_Neil",
  "Back\\slash Bo",
  "Żaneta Ólafs",
  "=cmd|' /C calc'!A0",
  "Li Wei",
];
const DAY = 86_400_000;

/** The same numbers on every run (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Runs as the superuser with triggers off, because rows in every status are wanted at once. */
export async function withoutTriggers<T>(
  database: string,
  run: (client: pg.Client) => Promise<T>,
): Promise<T> {
  return withClient(onDatabase(inject("testCluster").superuserUrl, database), async (client) => {
    await client.query("SET session_replication_role = replica");
    return run(client);
  });
}

/** Two organizations with the same kinds of bookings, in every status, around now; many share an instant. */
export async function buildWorld(database: string, count: number): Promise<World> {
  const random = randomFrom(7);
  const ids = (n: number) => Array.from({ length: n }, () => uuidv7());
  const world = {
    organizationId: uuidv7(),
    otherOrganizationId: uuidv7(),
    people: ids(3),
    suppliers: ids(3),
    offerings: ids(4),
    customers: ids(NAMES.length),
  };
  const own = Array.from({ length: count }, () => randomBooking(world, random));
  const foreign = {
    ...world,
    organizationId: world.otherOrganizationId,
    suppliers: ids(1),
    offerings: ids(1),
    customers: ids(NAMES.length),
  };
  const others = Array.from({ length: 40 }, () => randomBooking(foreign, random));
  await withoutTriggers(database, async (client) => {
    for (const side of [world, foreign]) await insertParties(client, side);
    await insertBookings(client, [...own, ...others]);
  });
  return { ...world, bookings: own };
}

type Parties = Omit<World, "bookings" | "otherOrganizationId">;

async function insertParties(client: pg.Client, world: Parties): Promise<void> {
  const { organizationId } = world;
  await client.query(
    "INSERT INTO organization (id, slug, name, time_zone, email) VALUES ($1, $2, 'Org', $3, 'o@x.example')",
    [organizationId, organizationId, ZONE],
  );
  for (const [index, id] of world.people.entries())
    await client.query("INSERT INTO app_user (id, email, name) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING", [
      id,
      `${id}@x.example`,
      `Person ${index}`,
    ]);
  for (const [index, id] of world.suppliers.entries())
    await client.query(
      "INSERT INTO supplier (id, organization_id, name, email) VALUES ($1, $2, $3, 's@x.example')",
      [id, organizationId, `Supplier ${index}`],
    );
  for (const [index, id] of world.offerings.entries())
    await client.query(
      "INSERT INTO offering (id, organization_id, slug, name, lifecycle, policy) VALUES ($1, $2, $3, $4, 'request', '{}')",
      [id, organizationId, id, `Offering ${index}`],
    );
  for (const [index, id] of world.customers.entries())
    await client.query("INSERT INTO customer (id, organization_id, name, email) VALUES ($1, $2, $3, $4)", [
      id,
      organizationId,
      NAMES[index],
      mailOf(index),
    ]);
}

function mailOf(customer: number): string {
  return `customer${customer}@mail.example`;
}

export async function insertBookings(client: pg.Client, bookings: readonly Seeded[]): Promise<void> {
  const rows = bookings.map(({ text, customerName, mails, ...row }) => ({
    ...row,
    policy: {},
    head_hash: "",
  }));
  await client.query("INSERT INTO booking SELECT * FROM jsonb_populate_recordset(NULL::booking, $1)", [
    JSON.stringify(rows),
  ]);
  const texts = bookings.map(({ id, organization_id, text, starts_at, ends_at }) => ({
    booking_id: id,
    organization_id,
    text,
    period: `[${starts_at},${ends_at})`,
  }));
  await client.query(
    "INSERT INTO booking_search SELECT * FROM jsonb_populate_recordset(NULL::booking_search, $1)",
    [JSON.stringify(texts)],
  );
  const mails = bookings.flatMap(({ id, organization_id, mails: own }) =>
    own.map(({ at, ...mail }) => {
      const mailId = randomUUID();
      return { ...mail, id: mailId, organization_id, booking_id: id, created_at: at, dedupe_key: mailId };
    }),
  );
  await client.query(
    `INSERT INTO mail (id, organization_id, booking_id, topic, audience, to_name, to_address, subject, html, text,
       dedupe_key, status, created_at)
     SELECT id, organization_id, booking_id, 'received', audience, '', '', '', '', '', dedupe_key, status, created_at
     FROM jsonb_populate_recordset(NULL::mail, $1)`,
    [JSON.stringify(mails)],
  );
}

const MAIL_STATUSES = ["sent", "captured", "queued", "failed", "bounced", "withheld"];

/** Some of them went wrong, and of those some were followed by one that arrived. */
function randomMails(random: () => number): SeededMail[] {
  return Array.from({ length: Math.floor(random() * 4) }, (_, index) => ({
    audience: random() < 0.5 ? "customer" : "supplier",
    status: MAIL_STATUSES[Math.floor(random() * MAIL_STATUSES.length)] ?? "sent",
    at: new Date(Date.now() - DAY + index * 60_000).toISOString(),
  }));
}

export function randomBooking(world: Parties, random: () => number): Seeded {
  const pick = <T>(values: readonly T[]): T => {
    const value = values[Math.floor(random() * values.length)];
    if (value === undefined) throw new Error("Nothing to pick from");
    return value;
  };
  const lifecycle = pick(LIFECYCLE_KEYS);
  const { statuses } = lifecycleOf(lifecycle);
  const open = Object.keys(statuses).filter((key) =>
    ["deciding", "held", "paying"].includes(statuses[key]?.phase ?? ""),
  );
  const status =
    random() < 0.4 ? pick(Object.keys(statuses)) : pick(open.length > 0 ? open : Object.keys(statuses));
  const phase = statuses[status]?.phase ?? "";
  const id = randomUUID();
  const customer = Math.floor(random() * world.customers.length);
  const reference = newReference(random);
  // Whole half-days, so that many rows share an instant and only the id orders them.
  const created = new Date(Date.now() - Math.floor(random() * 60) * (DAY / 2));
  const starts = new Date(Math.floor((Date.now() + (random() - 0.4) * 60 * DAY) / (DAY / 2)) * (DAY / 2));
  const mayWait = lifecycleOf(lifecycle).transitions.some(
    (row) => row.onDeadline && row.from?.includes(status),
  );
  const deadline =
    mayWait && random() < 0.7 ? new Date(Date.now() + Math.floor((random() - 0.3) * 20) * (DAY / 2)) : null;
  const stamps = Object.fromEntries(
    [
      "confirmed",
      "rejected",
      "cancelled",
      "completed",
      "no_show",
      "rescheduled",
      "expired",
      "awaiting_payment",
    ]
      .concat(["paid", "issued", "archived"])
      .map((name) => [`${name}_at`, null]),
  );
  return {
    ...(stamps as Pick<
      Seeded,
      "confirmed_at" | "rejected_at" | "cancelled_at" | "completed_at" | "no_show_at"
    >),
    ...(stamps as Pick<Seeded, "rescheduled_at" | "expired_at" | "awaiting_payment_at" | "paid_at">),
    ...(stamps as Pick<Seeded, "issued_at" | "archived_at">),
    id,
    organization_id: world.organizationId,
    reference,
    lifecycle,
    status,
    phase,
    occupies: false,
    version: 1,
    offering_id: pick(world.offerings),
    resource_id: null,
    departure_id: null,
    supplier_id: random() < 0.2 ? null : pick(world.suppliers),
    customer_id: world.customers[customer] ?? "",
    author_id: random() < 0.2 ? null : pick(world.people),
    maker_id: random() < 0.5 ? null : pick(world.people),
    starts_at: starts.toISOString(),
    ends_at: new Date(starts.getTime() + DAY / 24).toISOString(),
    party_size: 1,
    notes: null,
    deadline_at: deadline?.toISOString() ?? null,
    deadline_command: deadline ? "expire" : null,
    operation_open: false,
    successor_id: null,
    predecessor_id: null,
    hold_id: null,
    customer_time_zone: null,
    calendar_uid: id,
    calendar_base: 0,
    created_at: created.toISOString(),
    updated_at: created.toISOString(),
    text: `${reference} ${NAMES[customer]} ${mailOf(customer)}`.toLowerCase(),
    customerName: NAMES[customer] ?? "",
    mails: randomMails(random),
  };
}

function newReference(random: () => number): string {
  const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  const characters = Array.from({ length: 8 }, () => alphabet[Math.floor(random() * 32)]).join("");
  return `${characters.slice(0, 4)}-${characters.slice(4)}`;
}

export function principal(
  world: World,
  roles: readonly Role[],
  person: Partial<Pick<Principal, "userId" | "supplierId">> = {},
): Principal {
  return {
    organization: { id: world.organizationId, slug: "org", name: "Org", timeZone: ZONE },
    userId: person.userId ?? world.people[0] ?? "",
    membershipId: randomUUID(),
    name: "Person",
    email: "person@x.example",
    roles,
    supplierId: person.supplierId ?? null,
    apiKeyId: null,
  };
}
