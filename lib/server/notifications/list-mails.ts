import { z } from "zod";
import type { MailListRow, MailStatus, OutboxQuery } from "@/lib/schemas/mail";
import type { Principal } from "@/lib/server/auth/principal";
import { referenceIn } from "@/lib/server/bookings/reference";
import { containing } from "@/lib/server/db/like";
import { pool } from "@/lib/server/db/pool";

const PAGE_SIZE = 50;

interface Position {
  readonly direction: "older" | "newer";
  readonly at: Date;
  readonly id: string;
}

interface Row {
  readonly id: string;
  readonly status: MailStatus;
  readonly subject: string;
  readonly to_name: string;
  readonly to_address: string;
  readonly reference: string | null;
  readonly created_at: Date;
}

export interface MailPage {
  readonly mails: readonly MailListRow[];
  readonly newer: string | null;
  readonly older: string | null;
}

/** A page of the organization's mails, newest first. A cursor that was made up shows the first page. */
export async function listMails(principal: Principal, query: OutboxQuery): Promise<MailPage> {
  const from = query.cursor ? readCursor(query.cursor) : null;
  const back = from?.direction === "newer";
  const { rows } = await pool().query<Row>(statement(back), [
    principal.organization.id,
    query.status ?? null,
    query.q ? containing(query.q) : null,
    query.q ? referenceIn(query.q) : null,
    from?.at ?? null,
    from?.id ?? null,
  ]);
  const more = rows.length > PAGE_SIZE;
  const page = rows.slice(0, PAGE_SIZE);
  if (back) page.reverse();
  const [first, last] = [page.at(0), page.at(-1)];
  return {
    mails: page.map(toRow),
    newer: first && (back ? more : from !== null) ? writeCursor("newer", first) : null,
    older: last && (back || more) ? writeCursor("older", last) : null,
  };
}

/** Subjects hold the reference, so that its parts are found there; a mail without words is found by all of it. */
function statement(back: boolean): string {
  const [beyond, order] = back ? [">", "ASC"] : ["<", "DESC"];
  return `
SELECT m.id, m.status, m.subject, m.to_name, m.to_address, b.reference, m.created_at
FROM mail m LEFT JOIN booking b ON b.organization_id = m.organization_id AND b.id = m.booking_id
WHERE m.organization_id = $1 AND ($2::text[] IS NULL OR m.status = ANY ($2))
  AND ($3::text IS NULL OR m.subject ILIKE $3 OR m.to_name ILIKE $3 OR m.to_address ILIKE $3
    OR m.booking_id = (SELECT id FROM booking WHERE organization_id = $1 AND reference = $4))
  AND ($5::timestamptz IS NULL OR (m.created_at, m.id) ${beyond} ($5, $6::uuid))
ORDER BY m.created_at ${order}, m.id ${order} LIMIT ${PAGE_SIZE + 1}`;
}

function toRow(row: Row): MailListRow {
  return {
    id: row.id,
    status: row.status,
    subject: row.subject,
    toName: row.to_name,
    toAddress: row.to_address,
    reference: row.reference,
    createdAt: row.created_at.toISOString(),
  };
}

const cursorShape = z.tuple([z.enum(["older", "newer"]), z.iso.datetime(), z.uuid()]);

function writeCursor(direction: Position["direction"], row: Row): string {
  return Buffer.from(JSON.stringify([direction, row.created_at.toISOString(), row.id])).toString("base64url");
}

function readCursor(cursor: string): Position | null {
  try {
    const [direction, at, id] = cursorShape.parse(
      JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")),
    );
    return { direction, at: new Date(at), id };
  } catch {
    return null;
  }
}
