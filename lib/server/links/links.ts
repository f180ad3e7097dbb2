import type { PoolClient } from "pg";
import { newId } from "@/lib/server/db/new-id";
import { pool } from "@/lib/server/db/pool";
import { type LinkClaim, type LinkPurpose, readLinkToken } from "@/lib/server/links/token";

/** The pool, or a connection within a transaction. */
export type Queryable = Pick<PoolClient, "query">;

export interface LinkSpec {
  readonly purpose: LinkPurpose;
  readonly organizationId: string | null;
  readonly bookingId: string | null;
  /** The supplier, customer or user who acts through it. */
  readonly subjectId: string;
  readonly expiresAt: Date;
}

export interface LinkRow extends LinkSpec, LinkClaim {
  readonly usedAt: Date | null;
  readonly revokedAt: Date | null;
  readonly lastUsedAt: Date | null;
}

export type LinkState = "valid" | "expired" | "used" | "revoked" | "invalid";

export type LinkCheck =
  | { readonly state: "invalid"; readonly link: null }
  | { readonly state: Exclude<LinkState, "invalid">; readonly link: LinkRow };

const COLUMNS = `id, purpose, organization_id AS "organizationId", booking_id AS "bookingId",
  subject_id AS "subjectId", expires_at AS "expiresAt", used_at AS "usedAt", revoked_at AS "revokedAt",
  last_used_at AS "lastUsedAt"`;

/** Writes the row of a new link. Its token is computed later, by whoever sends it. */
export async function mintLink(db: Queryable, spec: LinkSpec): Promise<LinkRow> {
  const { rows } = await db.query<LinkRow>(
    `INSERT INTO link (id, organization_id, purpose, booking_id, subject_id, expires_at)
     VALUES ($1, $2, $3, $4, $5, date_trunc('second', $6::timestamptz)) RETURNING ${COLUMNS}`,
    [newId(), spec.organizationId, spec.purpose, spec.bookingId, spec.subjectId, spec.expiresAt],
  );
  return rows[0] as LinkRow;
}

/** The row of a link, for whoever computes its token. */
export async function findLink(db: Queryable, id: string): Promise<LinkRow | null> {
  const { rows } = await db.query<LinkRow>(`SELECT ${COLUMNS} FROM link WHERE id = $1`, [id]);
  return rows[0] ?? null;
}

/**
 * What a token is worth now. One that we did not sign, or that is for something else, never reaches the
 * database; only one that we did sign is told to be expired, used or revoked. Reads alone (INV-11).
 */
export async function verifyLink(token: string, purpose: LinkPurpose): Promise<LinkCheck> {
  return checkLink(pool(), token, purpose, "");
}

/** As `verifyLink`, holding the row until the transaction ends, so that a link is used once. */
export async function holdLink(db: Queryable, token: string, purpose: LinkPurpose): Promise<LinkCheck> {
  return checkLink(db, token, purpose, "FOR UPDATE");
}

async function checkLink(
  db: Queryable,
  token: string,
  purpose: LinkPurpose,
  lock: "" | "FOR UPDATE",
): Promise<LinkCheck> {
  const claim = readLinkToken(token);
  if (claim?.purpose !== purpose) return { state: "invalid", link: null };
  const { rows } = await db.query<LinkRow & { now: Date }>(
    `SELECT ${COLUMNS}, clock_timestamp() AS now FROM link WHERE id = $1 AND purpose = $2 ${lock}`,
    [claim.id, purpose],
  );
  const row = rows[0];
  if (!row) return { state: "invalid", link: null };
  const { now, ...link } = row;
  return { state: stateOf(link, claim, now), link };
}

function stateOf(link: LinkRow, claim: LinkClaim, now: Date): Exclude<LinkState, "invalid"> {
  if (link.revokedAt) return "revoked";
  if (link.usedAt) return "used";
  return now >= claim.expiresAt || now >= link.expiresAt ? "expired" : "valid";
}

/** Notes that a link was acted through; `once` ends it. */
export async function markLinkUsed(db: Queryable, id: string, once: boolean): Promise<void> {
  await db.query(
    `UPDATE link SET last_used_at = clock_timestamp(),
       used_at = CASE WHEN $2 THEN coalesce(used_at, clock_timestamp()) ELSE used_at END WHERE id = $1`,
    [id, once],
  );
}

/** Ends every link of one purpose that a person still has, in one organization or (null) in all. */
export async function revokeLinks(
  db: Queryable,
  of: { readonly purpose: LinkPurpose; readonly subjectId: string; readonly organizationId: string | null },
): Promise<void> {
  await db.query(
    `UPDATE link SET revoked_at = clock_timestamp() WHERE purpose = $1 AND subject_id = $2
       AND ($3::uuid IS NULL OR organization_id = $3) AND revoked_at IS NULL AND used_at IS NULL`,
    [of.purpose, of.subjectId, of.organizationId],
  );
}
