import type { PoolClient } from "pg";
import { commandsOfPurpose, type LinkCommand } from "@/lib/domain/access/link-commands";
import { newId } from "@/lib/server/db/new-id";
import { pool } from "@/lib/server/db/pool";
import { expiryOf } from "@/lib/server/links/expiry";
import { type LinkClaim, type LinkPurpose, linkIdHash, readLinkToken } from "@/lib/server/links/token";

/** The pool, or a connection within a transaction. */
export type Queryable = Pick<PoolClient, "query">;

export interface LinkSpec {
  readonly purpose: LinkPurpose;
  readonly organizationId: string | null;
  readonly bookingId: string | null;
  /** The supplier, customer or user who acts through it. */
  readonly subjectId: string;
  readonly expiresAt: Date;
  /** Fewer than its purpose has; all of these when left out. */
  readonly commands?: readonly LinkCommand[] | null;
  /** The person who made it by hand. */
  readonly createdBy?: string | null;
}

export interface LinkRow extends LinkSpec {
  readonly id: string;
  readonly idHash: string | null;
  /** What may be done through it: of its purpose's commands those that its row names and its token carries. */
  readonly commands: readonly LinkCommand[];
  readonly usedAt: Date | null;
  readonly revokedAt: Date | null;
  readonly lastUsedAt: Date | null;
}

export type LinkState = "valid" | "expired" | "used" | "revoked" | "invalid";

export type LinkCheck =
  | { readonly state: "invalid"; readonly link: null }
  | { readonly state: Exclude<LinkState, "invalid">; readonly link: LinkRow };

type StoredLink = Omit<LinkRow, "commands"> & { readonly commands: readonly LinkCommand[] | null };

const COLUMNS = `id, purpose, organization_id AS "organizationId", booking_id AS "bookingId",
  subject_id AS "subjectId", expires_at AS "expiresAt", used_at AS "usedAt", revoked_at AS "revokedAt",
  last_used_at AS "lastUsedAt", id_hash AS "idHash", commands`;

const SUCCESSOR_ENDS_AT = `
  WITH RECURSIVE line AS (
    SELECT b.successor_id, b.ends_at, 0 AS steps FROM booking b
      WHERE b.organization_id = link.organization_id AND b.id = link.booking_id
    UNION ALL
    SELECT b.successor_id, b.ends_at, line.steps + 1 FROM booking b JOIN line ON b.id = line.successor_id
      WHERE b.organization_id = link.organization_id AND line.steps < 1000)
  SELECT ends_at FROM line WHERE successor_id IS NULL AND steps > 0`;

/** With what makes a link outlive its own booking, where that was moved. */
const CHECKED = `${COLUMNS}, ${expiryOf("link", SUCCESSOR_ENDS_AT)} AS "worksUntil", clock_timestamp() AS now`;

interface Checked extends StoredLink {
  readonly worksUntil: Date;
  readonly now: Date;
}

function withCommands(link: StoredLink, carried?: readonly LinkCommand[]): LinkRow {
  const commands = commandsOfPurpose(link.purpose).filter(
    (command) => (link.commands?.includes(command) ?? true) && (carried?.includes(command) ?? true),
  );
  return { ...link, commands };
}

/** Writes the row of a new link. Its token is computed later, by whoever sends it. */
export async function mintLink(db: Queryable, spec: LinkSpec): Promise<LinkRow> {
  const id = newId();
  const { rows } = await db.query<StoredLink>(
    `INSERT INTO link (id, organization_id, purpose, booking_id, subject_id, expires_at, id_hash, commands, created_by)
     VALUES ($1, $2, $3, $4, $5, date_trunc('second', $6::timestamptz), $7, $8, $9) RETURNING ${COLUMNS}`,
    [
      id,
      spec.organizationId,
      spec.purpose,
      spec.bookingId,
      spec.subjectId,
      spec.expiresAt,
      linkIdHash(id),
      spec.commands ?? null,
      spec.createdBy ?? null,
    ],
  );
  return withCommands(rows[0] as StoredLink);
}

/** The row of a link, for whoever computes its token. */
export async function findLink(db: Queryable, id: string): Promise<LinkRow | null> {
  const { rows } = await db.query<StoredLink>(`SELECT ${COLUMNS} FROM link WHERE id = $1`, [id]);
  return rows[0] ? withCommands(rows[0]) : null;
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
  const { rows } = await db.query<Checked>(`SELECT ${CHECKED} FROM link WHERE ${CLAIMED} ${lock}`, [
    ...claimed(claim),
  ]);
  const row = rows[0];
  if (!row) return { state: "invalid", link: null };
  const { now, worksUntil, ...stored } = row;
  const link = withCommands(stored, claim.commands);
  const outlives = worksUntil > link.expiresAt;
  return {
    state: stateOf(link, outlives ? worksUntil : earlier(claim.expiresAt, link.expiresAt), now),
    link,
  };
}

/** Finds a claim's row. One whose id is hashed is not found by its own id, whatever key signed that. */
export const CLAIMED = "purpose = $1 AND (id_hash = $2 OR (id = $3 AND id_hash IS NULL))";

export function claimed(claim: LinkClaim): readonly (string | null)[] {
  return [claim.purpose, claim.idHash, claim.rowId];
}

function stateOf(link: LinkRow, expiresAt: Date, now: Date): Exclude<LinkState, "invalid"> {
  if (link.revokedAt) return "revoked";
  if (link.usedAt) return "used";
  return now >= expiresAt ? "expired" : "valid";
}

function earlier(one: Date, other: Date): Date {
  return one < other ? one : other;
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
