import { randomBytes, randomUUID } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import type { Role } from "@/lib/domain/access/roles";
import type { LifecycleKey } from "@/lib/domain/lifecycle/registry";
import { closeDatabase } from "@/lib/server/db/pool";
import { type OracleKey, oracleEdges } from "@/test/oracle/read-tables";
import { type ClonedDatabase, cloneDatabase } from "../clone";
import { onDatabase } from "../cluster";

export const HOUR = 3_600_000;

/** A database of the test's own with one organization, what it offers, and its neighbour. */
export interface Desk {
  readonly database: ClonedDatabase;
  readonly owner: pg.Pool;
  readonly app: pg.Pool;
  readonly superuserUrl: string;
  readonly organizationId: string;
  readonly otherOrganizationId: string;
  readonly customerId: string;
  readonly supplierId: string;
  readonly otherSupplierId: string;
  readonly authorId: string;
  /** A boat, which one booking at a time may have. */
  readonly boatId: string;
  readonly offerings: Readonly<Record<LifecycleKey, string>>;
  /** An offering on a ship of its own with this many places. */
  ship(
    lifecycle: LifecycleKey,
    places: number,
    policy?: object,
  ): Promise<{ offeringId: string; shipId: string }>;
  person(...roles: Role[]): Promise<Extract<Actor, { kind: "person" }>>;
  close(): Promise<void>;
}

export async function openDesk(options: { poolSize?: number } = {}): Promise<Desk> {
  const database = await cloneDatabase();
  process.env.APP_DATABASE_URL = database.appUrl;
  process.env.APP_URL = "http://localhost:3000";
  process.env.HOLDFAST_SECRET = randomBytes(24).toString("hex");
  process.env.DATABASE_POOL_SIZE = String(options.poolSize ?? 16);
  const owner = new pg.Pool({ connectionString: database.ownerUrl, max: 4 });
  const app = new pg.Pool({ connectionString: database.appUrl, max: 4 });
  for (const pool of [owner, app]) pool.on("error", () => undefined);

  const [organizationId, otherOrganizationId] = [
    await organization(owner, "nordic"),
    await organization(owner, "other"),
  ];
  const id = (table: string, columns: Record<string, unknown>) =>
    insert(owner, table, { organization_id: organizationId, ...columns });
  const customerId = await id("customer", { name: "Ida Customer", email: "ida@example.com" });
  const supplierId = await id("supplier", { name: "Fjord Boats", email: "boats@example.com" });
  const otherSupplierId = await id("supplier", { name: "Other Boats", email: "others@example.com" });
  const authorId = await insert(owner, "app_user", { email: "author@example.com", name: "The author" });
  const boatId = await id("resource", { name: "The boat", kind: "exclusive", time_zone: "Europe/Oslo" });
  const offering = (lifecycle: LifecycleKey, resourceId: string | null, policy: object = {}) =>
    id("offering", {
      slug: `${lifecycle}-${randomUUID()}`,
      name: `A ${lifecycle}`,
      lifecycle,
      supplier_id: supplierId,
      resource_id: resourceId,
      policy: { durationMinutes: 60, ...policy },
    });
  const offerings = {
    request: await offering("request", null),
    appointment: await offering("appointment", boatId, { requiresConfirmation: true }),
    asset: await offering("asset", boatId),
    ticket: await offering("ticket", null),
    tour: await offering("tour", null),
  };

  return {
    database,
    owner,
    app,
    superuserUrl: onDatabase(inject("testCluster").superuserUrl, database.name),
    organizationId,
    otherOrganizationId,
    customerId,
    supplierId,
    otherSupplierId,
    authorId,
    boatId,
    offerings,
    async ship(lifecycle, places, policy) {
      const shipId = await id("resource", {
        name: "The ship",
        kind: "counted",
        capacity: places,
        time_zone: "Europe/Oslo",
      });
      return { shipId, offeringId: await offering(lifecycle, shipId, policy) };
    },
    async person(...roles) {
      const name = roles.join(" and ");
      const userId = await insert(owner, "app_user", { email: `${randomUUID()}@example.com`, name });
      return {
        kind: "person",
        id: userId,
        name,
        roles,
        supplierId: roles.includes("supplier") ? supplierId : null,
      };
    },
    async close() {
      await closeDatabase();
      await owner.end();
      await app.end();
      await database.drop();
    },
  };
}

function organization(owner: pg.Pool, slug: string): Promise<string> {
  return insert(owner, "organization", {
    slug,
    name: slug,
    time_zone: "Europe/Oslo",
    email: `${slug}@example.com`,
  });
}

/** Inserts one row and gives its id. */
export async function insert(
  pool: pg.Pool | pg.PoolClient,
  table: string,
  columns: Record<string, unknown>,
): Promise<string> {
  const names = Object.keys(columns);
  const { rows } = await pool.query<{ id: string }>(
    `INSERT INTO ${table} (id, ${names.join(", ")}) VALUES (uuid_v7(), ${names.map((_, at) => `$${at + 1}`).join(", ")})
     RETURNING id`,
    Object.values(columns),
  );
  return rows[0]?.id as string;
}

export interface ByHand {
  readonly offeringId?: string;
  readonly resourceId?: string | null;
  readonly startsAt?: Date;
  readonly partySize?: number;
  readonly more?: Record<string, unknown>;
}

/** A booking in this status, brought there along the table's edges by plain SQL. */
export async function bookingByHand(
  desk: Desk,
  lifecycle: OracleKey,
  status: string,
  {
    offeringId,
    resourceId = null,
    startsAt = new Date(Date.now() + 48 * HOUR),
    partySize = 1,
    more,
  }: ByHand = {},
): Promise<string> {
  const [first = "", ...rest] = pathTo(lifecycle, status);
  // What suspends is always an asset's.
  const asset = resourceId ?? (rest.includes("suspended") ? await assetOfItsOwn(desk) : null);
  const bookingId = await insert(desk.app, "booking", {
    organization_id: desk.organizationId,
    reference: randomUUID().slice(0, 13).toUpperCase(),
    lifecycle,
    status: first,
    offering_id: offeringId ?? desk.offerings[lifecycle],
    resource_id: asset,
    supplier_id: desk.supplierId,
    customer_id: desk.customerId,
    author_id: desk.authorId,
    starts_at: startsAt,
    ends_at: new Date(startsAt.getTime() + HOUR),
    party_size: partySize,
    policy: {},
    ...more,
  });
  for (const next of rest)
    await (next === "suspended" ? suspend(desk, bookingId) : setStatus(desk.app, bookingId, next));
  return bookingId;
}

export function assetOfItsOwn(desk: Desk): Promise<string> {
  return insert(desk.owner, "resource", {
    organization_id: desk.organizationId,
    name: "Another boat",
    kind: "exclusive",
    time_zone: "Europe/Oslo",
  });
}

/** Together with a cause that forbids it, without which the database refuses it: maintenance of its asset in its time. */
async function suspend(desk: Desk, bookingId: string): Promise<void> {
  await desk.app.query(
    `WITH plan AS (
       INSERT INTO maintenance (id, organization_id, resource_id, starts_at, ends_at, title, author_id, author_name,
         created_at, version)
       SELECT uuid_v7(), organization_id, resource_id, starts_at, ends_at, 'By hand', author_id, 'The author', now(), 1
       FROM booking WHERE id = $1 RETURNING organization_id, id),
     cause AS (
       INSERT INTO suspension_cause (organization_id, booking_id, cause_id, maintenance_id, since)
       SELECT organization_id, $1, id, id, now() FROM plan)
     UPDATE booking SET status = 'suspended' WHERE id = $1`,
    [bookingId],
  );
}

export function setStatus(
  pool: pg.Pool | pg.PoolClient,
  bookingId: string,
  status: string,
): Promise<pg.QueryResult> {
  return pool.query("UPDATE booking SET status = $2 WHERE id = $1", [bookingId, status]);
}

/** The shortest way from create to a status along edges other than an override. */
function pathTo(lifecycle: OracleKey, status: string): string[] {
  const edges = oracleEdges(lifecycle).filter(({ command }) => command !== "override");
  let paths = edges.filter(({ from }) => from === null).map(({ to }) => [to]);
  for (;;) {
    const found = paths.find((path) => path.at(-1) === status);
    if (found) return found;
    paths = paths.flatMap((path) =>
      edges
        .filter(({ from, to }) => from === path.at(-1) && !path.includes(to))
        .map(({ to }) => [...path, to]),
    );
  }
}

export interface EventLine {
  readonly sequence: number;
  readonly command: string;
  readonly from_status: string | null;
  readonly to_status: string;
  readonly actor_kind: string;
  readonly actor_name: string;
  readonly reason: string | null;
  readonly metadata: Record<string, unknown>;
}

export async function eventsOf(from: Desk | pg.PoolClient, bookingId: string): Promise<EventLine[]> {
  const { rows } = await ("owner" in from ? from.owner : from).query<EventLine>(
    `SELECT sequence, command, from_status, to_status, actor_kind, actor_name, reason, metadata
     FROM booking_event WHERE booking_id = $1 ORDER BY sequence`,
    [bookingId],
  );
  return rows;
}

export interface StoredBooking {
  readonly status: string;
  readonly version: number;
  readonly occupies: boolean;
  readonly deadline_at: Date | null;
  readonly departure_id: string | null;
  readonly successor_id: string | null;
  readonly confirmed_at: Date | null;
  readonly paid_at: Date | null;
}

export async function storedBooking(desk: Desk, bookingId: string): Promise<StoredBooking> {
  const { rows } = await desk.owner.query<StoredBooking>("SELECT * FROM booking WHERE id = $1", [bookingId]);
  if (!rows[0]) throw new Error(`There is no booking ${bookingId}`);
  return rows[0];
}

/** What a statement is refused with: its SQLSTATE and constraint. */
export async function refusedWith(statement: Promise<unknown>): Promise<string> {
  try {
    await statement;
  } catch (error) {
    const { code, constraint } = error as { code?: string; constraint?: string };
    return constraint ? `${code} ${constraint}` : String(code);
  }
  return "nothing";
}
