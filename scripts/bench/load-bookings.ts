import type { Client } from "pg";
import { v7 as uuidv7 } from "uuid";
import { LIFECYCLE_KEYS, lifecycleOf } from "@/lib/domain/lifecycle/registry";
import type { Principal } from "@/lib/server/auth/principal";

/** The agency that is measured: who works there, and whom and what its bookings are about. */
export interface Agency {
  readonly owner: Principal;
  readonly suppliers: readonly string[];
  readonly offerings: readonly string[];
  readonly resourceId: string;
}

export const COMMON_NAME = "schmidt";
export const RARE_NAME = "Zbigniew Quaxley";

const SUPPLIERS = 6;
const OFFERINGS = 60;
const FIRST =
  "Anna Ben Clara David Elif Farid Grete Hugo Ines Jonas Kira Liam Mara Nils Olga Paul Rosa Samir Tilda Udo";
const LAST =
  "Schmidt Maier Novak Rossi Dubois Garcia Silva Jensen Kowalski Ivanov Yilmaz Tanaka Nguyen Okafor Cohen Hansen Moreau Costa Varga Popescu";

/** One organization with its people, suppliers and offerings, and no booking. */
export async function makeAgency(client: Client): Promise<Agency> {
  const organization = { id: uuidv7(), slug: "bench", name: "Bench", timeZone: "Europe/Berlin" };
  const userId = uuidv7();
  const suppliers = Array.from({ length: SUPPLIERS }, () => uuidv7());
  const offerings = Array.from({ length: OFFERINGS }, () => uuidv7());
  const resourceId = uuidv7();
  await client.query(
    `INSERT INTO organization (id, slug, name, time_zone, email) VALUES ($1, $2, $3, $4, 'bench@bench.example')`,
    [organization.id, organization.slug, organization.name, organization.timeZone],
  );
  await client.query("INSERT INTO app_user (id, email, name) VALUES ($1, 'owner@bench.example', 'Owner')", [
    userId,
  ]);
  await client.query(
    `INSERT INTO supplier (id, organization_id, name, email, decision_time_limit_minutes)
     SELECT id, $1, 'Supplier ' || n, 'supplier' || n || '@bench.example', 2880
     FROM unnest($2::uuid[]) WITH ORDINALITY AS given (id, n)`,
    [organization.id, suppliers],
  );
  await client.query(
    "INSERT INTO resource (id, organization_id, name, kind, capacity, time_zone) VALUES ($1, $2, 'Boat', 'counted', 100000, $3)",
    [resourceId, organization.id, organization.timeZone],
  );
  await client.query(
    `INSERT INTO offering (id, organization_id, slug, name, lifecycle, supplier_id, resource_id, policy)
     SELECT id, $1, 'bench-' || n, 'Offering ' || n, ($3::text[])[1 + n % 5], ($4::uuid[])[1 + n % ${SUPPLIERS}],
       CASE WHEN n % 5 = 0 THEN $5::uuid END, '{"durationMinutes": 120}'
     FROM unnest($2::uuid[]) WITH ORDINALITY AS given (id, n)`,
    [organization.id, offerings, LIFECYCLE_KEYS, suppliers, resourceId],
  );
  const owner: Principal = {
    organization,
    userId,
    membershipId: uuidv7(),
    name: "Owner",
    email: "owner@bench.example",
    roles: ["owner"],
    supplierId: null,
    apiKeyId: null,
  };
  return { owner, suppliers, offerings, resourceId };
}

const LOAD_CUSTOMERS = `
INSERT INTO customer (id, organization_id, name, email)
SELECT md5('customer' || n)::uuid, $1, CASE n WHEN 500 THEN $6 ELSE
    ($4::text[])[1 + n / 5 % 20] || ' ' || ($5::text[])[1 + n / 100 % 20] || ' ' || to_hex(n) END,
  'customer' || n || '@bench.example'
FROM generate_series($2::int, $3::int, 5) n`;

/** Uniform in [0, 1) for a number and a purpose, the same on every run. */
const chance = (purpose: number) => `(abs(hashint4extended(n, ${purpose})) % 1000000 / 1000000.0)`;

const STAGE_BOOKINGS = `
INSERT INTO staged (id, organization_id, reference, lifecycle, status, phase, occupies, version, offering_id,
  supplier_id, customer_id, author_id, starts_at, ends_at, party_size, policy, deadline_at, deadline_command,
  operation_open, head_hash, calendar_uid, calendar_base, created_at, updated_at)
SELECT gen_random_uuid(), $1, substr(code, 1, 4) || '-' || substr(code, 5), lifecycle, entry->>'status',
  entry->>'phase', false, 1, offering_id, supplier_id, md5('customer' || n - n % 5)::uuid,
  CASE WHEN n % 2 = 0 THEN $4::uuid END, starts_at, starts_at + interval '2 hours', 1 + n % 4, '{}',
  CASE WHEN entry ? 'deadline' THEN now() + ${chance(8)} * interval '20 days' + interval '1 hour' END,
  entry->>'deadline', false, '', md5('entry' || n)::uuid, 0, created_at, created_at
FROM (
  SELECT n, f.lifecycle, f.id AS offering_id, f.supplier_id, timed.created_at, starts_at, code, list
  FROM (
    SELECT *, created_at + interval '1 hour' + ${chance(2)} * interval '90 days' AS starts_at
    FROM (
      SELECT n, date_trunc('milliseconds', now() - ${chance(1)} * interval '1095 days') AS created_at,
        (SELECT string_agg(substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ',
          ((n * 680506849789::bigint & 1099511627775) >> digit * 5 & 31)::int + 1, 1), '') FROM generate_series(0, 7) digit) AS code
      FROM generate_series($2::int, $3::int) n
    ) numbered
  ) timed
  JOIN offering f ON f.id = ($5::uuid[])[1 + floor(power(${chance(3)}, 2) * ${OFFERINGS})::int]
  CROSS JOIN LATERAL (
    SELECT $6::jsonb->f.lifecycle->(CASE
      WHEN starts_at > now() AND ${chance(5)} < 0.2 OR ${chance(5)} < 0.002 THEN 'open'
      WHEN starts_at > now() THEN 'before' ELSE 'after' END) AS list
  ) possible
) drawn
CROSS JOIN LATERAL (SELECT list->floor(${chance(4)} * jsonb_array_length(list))::int AS entry) chosen
ORDER BY created_at`;

const STAGE_EVENTS = `
CREATE TEMP TABLE staged_event ON COMMIT DROP AS
SELECT e.id, e.booking_id, event_hash(ROW(e.*)::booking_event) AS hash, ROW(e.*)::booking_event AS event
FROM (
  SELECT gen_random_uuid() AS id, organization_id, id AS booking_id, 1 AS sequence, 'create' AS command,
    NULL::text AS from_status, status AS to_status, 'person' AS actor_kind, $1::uuid AS actor_id,
    'Owner' AS actor_name, 'seed' AS origin, NULL::text AS reason, '{}'::jsonb AS metadata, created_at AS at,
    NULL::text AS previous_hash, NULL::text AS hash
  FROM staged
) e`;

/**
 * Adds bookings number `from` to `to`, both multiples of 5 apart, with their first event and its hash, as the
 * superuser with triggers off, because no trigger would let every status in at once. They spread over three years:
 * what has started is mostly over, and of what has not, a fifth is open.
 */
export async function loadBookings(client: Client, agency: Agency, from: number, to: number): Promise<void> {
  const organization = agency.owner.organization.id;
  await client.query("BEGIN");
  await client.query("SET LOCAL session_replication_role = replica");
  await client.query(LOAD_CUSTOMERS, [organization, from, to, FIRST.split(" "), LAST.split(" "), RARE_NAME]);
  await client.query("CREATE TEMP TABLE staged (LIKE booking) ON COMMIT DROP");
  await client.query(STAGE_BOOKINGS, [
    organization,
    from,
    to,
    agency.owner.userId,
    agency.offerings,
    JSON.stringify(statusesByAge()),
  ]);
  await client.query(STAGE_EVENTS, [agency.owner.userId]);
  await client.query("UPDATE staged s SET head_hash = e.hash FROM staged_event e WHERE e.booking_id = s.id");
  await withoutIndexes(client, () => client.query("INSERT INTO booking SELECT * FROM staged"));
  await client.query(
    `INSERT INTO booking_event SELECT id, (event).organization_id, booking_id, (event).sequence, (event).command,
       (event).from_status, (event).to_status, (event).actor_kind, (event).actor_id, (event).actor_name,
       (event).origin, (event).reason, (event).metadata, (event).at, (event).previous_hash, hash FROM staged_event`,
  );
  await client.query(
    `INSERT INTO booking_search (booking_id, organization_id, text, resource_id, period)
     SELECT s.id, s.organization_id, lower(s.reference || ' ' || c.name || ' ' || c.email), s.resource_id,
       tstzrange(s.starts_at, s.ends_at)
     FROM staged s JOIN customer c ON c.id = s.customer_id`,
  );
  await client.query("COMMIT");
  await client.query("VACUUM ANALYZE");
}

/** Building an index of many rows takes a fraction of the time that adding them one by one takes. */
async function withoutIndexes(client: Client, insert: () => Promise<unknown>): Promise<void> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `SELECT indexrelid::regclass::text AS name, pg_get_indexdef(indexrelid) AS definition
     FROM pg_index WHERE indrelid = 'booking'::regclass AND NOT indisunique`,
  );
  for (const { name } of rows) await client.query(`DROP INDEX ${name}`);
  await insert();
  await client.query("SET LOCAL maintenance_work_mem = '256MB'");
  for (const { definition } of rows) await client.query(definition);
}

interface Entry {
  readonly status: string;
  readonly phase: string;
  readonly deadline?: string;
}

/** Which statuses a booking of each lifecycle can have, before its start and after it, or while it is open. */
function statusesByAge(): Record<string, Record<"before" | "open" | "after", Entry[]>> {
  const entries = LIFECYCLE_KEYS.map((key) => {
    const { statuses, transitions } = lifecycleOf(key);
    const all = Object.entries(statuses).map(([status, { phase }]): Entry => {
      const deadline = transitions.find(({ from, onDeadline }) => onDeadline && from?.includes(status));
      return { status, phase, ...(deadline ? { deadline: deadline.command } : {}) };
    });
    const of = (...phases: string[]) => all.filter(({ phase }) => phases.includes(phase));
    const done = of("done").length > 0 ? of("done") : of("active");
    const before = [...of("active"), ...of("active"), ...of("active"), ...of("interrupted", "void")];
    return [
      key,
      { before, open: of("deciding", "held", "paying", "draft"), after: [...done, ...done, ...of("void")] },
    ];
  });
  return Object.fromEntries(entries);
}
