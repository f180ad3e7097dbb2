import type { Client } from "pg";
import { reportSquawk } from "@/lib/server/assets/squawks";
import { actorOf, type Principal } from "@/lib/server/auth/principal";
import { act } from "@/lib/server/bookings/act";
import { newId } from "@/lib/server/db/new-id";
import type { ListTask } from "./list-process";
import { median } from "./measure";
import { compareReads, type ReadComparison } from "./readers";

const ASSETS = 200;
const BOOKINGS_AN_ASSET = 15;
/** Bookings of the club in other months, where the database is large. */
const OTHER_BOOKINGS = 100_000;
const GROUNDED = 500;
const SINGLE = 60;
const ROUNDS = 5;
const ZONE = "Europe/Berlin";
const DAY_MS = 86_400_000;
const FIRST_DAY = 400;

/** A club of its own with shared assets, each booked every other day of one month. */
export interface Club {
  readonly owner: Principal;
  readonly offeringId: string;
  readonly assetIds: readonly string[];
  readonly customerId: string;
  /** Midnight in UTC of the month's first day. */
  readonly from: Date;
}

export interface AssetResult {
  readonly views: readonly ReadComparison[];
  /** Milliseconds to ground an asset with 500 bookings, in one write. */
  readonly groundedIn: number;
  /** Milliseconds of one command to one such booking. */
  readonly command: number;
  readonly mails: number;
}

export async function makeClub(superuser: Client): Promise<Club> {
  const [organizationId, userId, customerId, offeringId] = [newId(), newId(), newId(), newId()];
  const assetIds = Array.from({ length: ASSETS }, () => newId());
  const from = new Date(Math.floor(Date.now() / DAY_MS) * DAY_MS + FIRST_DAY * DAY_MS);
  await superuser.query(
    "INSERT INTO organization (id, slug, name, time_zone, email) VALUES ($1, 'club', 'Club', $2, 'desk@club.example')",
    [organizationId, ZONE],
  );
  await superuser.query("INSERT INTO app_user (id, email, name) VALUES ($1, 'owner@club.example', 'Olga')", [
    userId,
  ]);
  await superuser.query(
    "INSERT INTO customer (id, organization_id, name, email) VALUES ($1, $2, 'Olga', 'owner@club.example')",
    [customerId, organizationId],
  );
  await superuser.query(
    `INSERT INTO resource (id, organization_id, name, kind, time_zone)
     SELECT id, $1, 'Asset ' || n, 'exclusive', $3 FROM unnest($2::uuid[]) WITH ORDINALITY AS given (id, n)`,
    [organizationId, assetIds, ZONE],
  );
  await superuser.query(
    `INSERT INTO offering (id, organization_id, slug, name, lifecycle, policy)
     VALUES ($1, $2, 'club-asset', 'Asset', 'asset', '{"durationMinutes": 120}')`,
    [offeringId, organizationId],
  );
  // What is shared is named by an offering; the bookings are all of the one above, which costs them nothing.
  await superuser.query(
    `INSERT INTO offering (id, organization_id, slug, name, lifecycle, resource_id, policy)
     SELECT uuid_v7(), $1, 'asset-' || n, 'Asset ' || n, 'asset', id, '{}'
     FROM unnest($2::uuid[]) WITH ORDINALITY AS given (id, n)`,
    [organizationId, assetIds],
  );
  const owner: Principal = {
    organization: { id: organizationId, slug: "club", name: "Club", timeZone: ZONE },
    userId,
    membershipId: newId(),
    name: "Olga",
    email: "owner@club.example",
    roles: ["owner"],
    supplierId: null,
    apiKeyId: null,
  };
  const club: Club = { owner, offeringId, assetIds, customerId, from };
  await superuser.query(BOOK, [...columnsOf(club), assetIds, from, BOOKINGS_AN_ASSET, "2 days"]);
  return club;
}

function columnsOf({ owner, offeringId, customerId }: Club): unknown[] {
  return [owner.organization.id, offeringId, customerId, owner.userId];
}

/** So many bookings of each asset, from an instant on and so far apart. */
const BOOK = `
INSERT INTO booking (id, organization_id, reference, lifecycle, status, offering_id, resource_id, customer_id, author_id,
  starts_at, ends_at, party_size, policy)
SELECT uuid_v7(), $1, substr(md5(asset || at::text), 1, 12), 'asset', 'confirmed', $2, asset, $3, $4, at,
  at + interval '2 hours', 1, '{"durationMinutes": 120}'
FROM unnest($5::uuid[]) asset, LATERAL (
  SELECT $6::timestamptz + n * $8::interval + interval '9 hours' AS at FROM generate_series(0, $7::int - 1) n) times`;

/** Bookings of the months before, as the superuser with triggers off, so that they cost seconds. */
export async function loadOtherMonths(superuser: Client, club: Club): Promise<void> {
  await superuser.query("BEGIN");
  await superuser.query("SET LOCAL session_replication_role = replica");
  await superuser.query(
    `INSERT INTO booking (id, organization_id, reference, lifecycle, status, phase, occupies, version, offering_id,
       resource_id, customer_id, author_id, starts_at, ends_at, party_size, policy, operation_open, head_hash,
       calendar_uid, calendar_base, created_at, updated_at)
     SELECT id, $1, 'O' || n, 'asset', 'completed', 'done', false, 1, $2, ($5::uuid[])[1 + n % ${ASSETS}], $3, $4, at,
       at + interval '2 hours', 1, '{}', false, '', id, 0, at, at
     FROM (SELECT n, gen_random_uuid() AS id,
         $6::timestamptz - interval '40 days' - n / ${ASSETS} * interval '2 days' AS at
       FROM generate_series(0, ${OTHER_BOOKINGS} - 1) n) made`,
    [...columnsOf(club), club.assetIds, club.from],
  );
  await superuser.query(
    `INSERT INTO booking_search (booking_id, organization_id, text, resource_id, period)
     SELECT id, organization_id, reference, resource_id, tstzrange(starts_at, ends_at)
     FROM booking WHERE organization_id = $1 AND status = 'completed'`,
    [club.owner.organization.id],
  );
  await superuser.query("COMMIT");
  await superuser.query("VACUUM ANALYZE booking, booking_search");
}

/** The month of one asset and the day of all, asked of a small and a large database in turns. */
export function measureViews(
  { owner, assetIds, from }: Club,
  urls: { readonly small: string; readonly large: string },
): Promise<ReadComparison[]> {
  const view = (days: number, offset: number, ids: readonly string[] | null): ListTask => ({
    person: owner,
    query: null,
    calendar: {
      from: new Date(from.getTime() + offset * DAY_MS).toISOString(),
      to: new Date(from.getTime() + (offset + days) * DAY_MS).toISOString(),
      resourceIds: ids,
    },
  });
  return compareReads(
    {
      "the month of one asset": view(31, 0, assetIds.slice(0, 1)),
      "the day of 200 assets": view(1, 10, assetIds),
    },
    urls,
  );
}

/** Grounds assets with 500 bookings each, and gives single commands to such bookings in between. */
export async function measureGrounding(superuser: Client, club: Club): Promise<Omit<AssetResult, "views">> {
  const { owner } = club;
  const organizationId = owner.organization.id;
  const by = { organizationId, actor: actorOf(owner), origin: "api" as const };
  const grounded: number[] = [];
  const commands: number[] = [];
  let mails = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const resourceId = club.assetIds[round] ?? "";
    const start = new Date(club.from.getTime() + 100 * DAY_MS);
    await superuser.query(BOOK, [...columnsOf(club), [resourceId], start, GROUNDED + SINGLE, "3 hours"]);
    await superuser.query("ANALYZE booking, occupancy");
    const { rows } = await superuser.query<{ id: string }>(
      "SELECT id FROM booking WHERE resource_id = $1 AND starts_at >= $2 ORDER BY starts_at DESC LIMIT $3",
      [resourceId, start, SINGLE],
    );
    const single = performance.now();
    for (const { id: bookingId } of rows) {
      const done = await act({ ...by, bookingId, command: "cancel" });
      if (!done.ok) throw new Error(`A command was refused: ${done.error.message}`);
    }
    commands.push((performance.now() - single) / rows.length);
    const before = performance.now();
    const report = await reportSquawk({
      ...by,
      input: {
        resourceId,
        title: "Brake",
        description: "The brake does not hold.",
        severity: "grounding",
      },
    });
    grounded.push(performance.now() - before);
    const suspended = report.ok ? report.data.suspended : 0;
    if (suspended !== GROUNDED + BOOKINGS_AN_ASSET) throw new Error(`${suspended} bookings were suspended`);
    const { rows: told } = await superuser.query<{ count: number }>(
      "SELECT count(*)::int AS count FROM outbox WHERE organization_id = $1 AND topic = 'suspended'",
      [organizationId],
    );
    mails = (told[0]?.count ?? 0) / (round + 1);
  }
  return { groundedIn: median(grounded), command: median(commands), mails };
}
