import { may } from "@/lib/domain/access/permissions";
import { type Result, refusal } from "@/lib/domain/refusal";
import type { CustomerBooking, CustomerPage } from "@/lib/schemas/customer";
import type { Principal } from "@/lib/server/auth/principal";
import { CUSTOMER_COLUMNS, type CustomerRow, NOT_OVER, toListRow } from "@/lib/server/customers/customer-row";
import { LAST_MAIL, type LastMail } from "@/lib/server/customers/last-mail";
import { pool } from "@/lib/server/db/pool";
import { isUuid } from "@/lib/server/db/uuid";

const LATEST_BOOKINGS = 8;

interface Row extends CustomerRow {
  readonly kept: { id: string; name: string } | null;
  readonly former: readonly string[];
  readonly open: number;
}

const READ = `
SELECT ${CUSTOMER_COLUMNS},
  CASE WHEN k.id IS NOT NULL THEN json_build_object('id', k.id, 'name', k.name) END AS kept,
  ARRAY(SELECT m.email FROM customer m WHERE m.organization_id = c.organization_id AND m.merged_into_id = c.id
    AND m.anonymised_at IS NULL ORDER BY m.email) AS former,
  (SELECT count(*)::int FROM booking b
    JOIN lifecycle_status s ON s.lifecycle = b.lifecycle AND s.status = b.status
    WHERE b.organization_id = c.organization_id AND b.customer_id = c.id AND ${NOT_OVER}) AS open
FROM customer c
LEFT JOIN customer k ON k.organization_id = c.organization_id AND k.id = c.merged_into_id
WHERE c.organization_id = $1 AND c.id = $2`;

const LATEST = `
SELECT b.reference, b.lifecycle, b.status, f.name AS offering, b.starts_at, b.ends_at
FROM booking b JOIN offering f ON f.organization_id = b.organization_id AND f.id = b.offering_id
WHERE b.organization_id = $1 AND b.customer_id = $2
ORDER BY b.created_at DESC, b.id DESC LIMIT ${LATEST_BOOKINGS}`;

interface BookingRow extends Omit<CustomerBooking, "startsAt" | "endsAt"> {
  readonly starts_at: Date;
  readonly ends_at: Date;
}

/** All that a customer's page shows. */
export async function readCustomer(principal: Principal, id: string): Promise<Result<CustomerPage>> {
  if (!may(principal.roles, "customer.read")) return { ok: false, error: refusal("forbidden") };
  if (!isUuid(id)) return { ok: false, error: refusal("not_found") };
  const key = [principal.organization.id, id];
  const [found, latest, mails] = await Promise.all([
    pool().query<Row>(READ, key),
    pool().query<BookingRow>(LATEST, key),
    pool().query<LastMail>(LAST_MAIL, key),
  ]);
  const row = found.rows[0];
  if (!row) return { ok: false, error: refusal("not_found") };
  const mail = mails.rows[0];
  return {
    ok: true,
    data: {
      ...toListRow(row),
      mergedInto: row.kept,
      formerAddresses: row.former,
      open: row.open,
      latest: latest.rows.map(({ starts_at, ends_at, ...booking }) => ({
        ...booking,
        startsAt: starts_at.toISOString(),
        endsAt: ends_at.toISOString(),
      })),
      lastMail: mail
        ? { id: mail.id, subject: mail.subject, status: mail.status, at: mail.created_at.toISOString() }
        : null,
      removedAt: row.anonymised_at?.toISOString() ?? null,
    },
  };
}
