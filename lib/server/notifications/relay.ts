import type { PoolClient } from "pg";
import { databaseFault, isDatabaseAway, isTransient } from "@/lib/server/db/database-error";
import { newId } from "@/lib/server/db/new-id";
import { pool } from "@/lib/server/db/pool";
import { inTransaction } from "@/lib/server/db/transaction";
import { linkIdHash } from "@/lib/server/links/token";
import { log } from "@/lib/server/log";
import { type MailPayload, type RenderedMail, renderMail } from "@/lib/server/notifications/render-mail";

const BATCH_SIZE = 50;
const DELIVERY_ATTEMPTS = 25;

interface OutboxRow {
  readonly id: string;
  readonly organization_id: string | null;
  readonly booking_id: string | null;
  readonly event_id: string | null;
  readonly topic: string;
  readonly payload: MailPayload;
  readonly created_at: Date;
}

interface NewLink {
  readonly id: string;
  readonly organization_id: string | null;
  readonly booking_id: string | null;
  readonly purpose: string;
  readonly subject_id: string;
  readonly expires_at: string;
  readonly id_hash: string;
}

interface NewMail extends Omit<RenderedMail, "calendar"> {
  readonly id: string;
  readonly organization_id: string | null;
  readonly booking_id: string | null;
  readonly event_id: string | null;
  readonly topic: string;
  readonly audience: string;
  readonly to_name: string;
  readonly to_address: string;
  readonly dedupe_key: string;
  readonly link_id: string | null;
  readonly calendar: string | null;
  readonly calendar_method: string | null;
  readonly status: "queued" | "failed";
  readonly last_error: string | null;
  /** When the event happened that the mail tells of, not when it was relayed. */
  readonly created_at: Date;
}

interface Relayed {
  readonly mail: NewMail;
  readonly link: NewLink | null;
}

const CLAIM = `
SELECT id, organization_id, booking_id, event_id, topic, payload, created_at FROM outbox
WHERE relayed_at IS NULL AND channel = 'mail' AND ($1::uuid IS NULL OR id = $1)
ORDER BY created_at, id LIMIT ${BATCH_SIZE} FOR UPDATE SKIP LOCKED`;

const INSERT_LINKS = `
INSERT INTO link (id, organization_id, booking_id, purpose, subject_id, expires_at, id_hash)
SELECT id, organization_id, booking_id, purpose, subject_id, date_trunc('second', expires_at), id_hash
FROM jsonb_populate_recordset(NULL::link, $1::jsonb)`;

/** A mail that could not be rendered, and has no words therefore, is the only one that is ever written anew. */
const INSERT_MAILS = `
INSERT INTO mail (id, organization_id, booking_id, event_id, topic, audience, to_name, to_address, subject, html, text,
  dedupe_key, link_id, calendar, calendar_method, status, last_error, created_at)
SELECT id, organization_id, booking_id, event_id, topic, audience, to_name, to_address, subject, html, text,
  dedupe_key, link_id, calendar, calendar_method, status, last_error, created_at
FROM jsonb_populate_recordset(NULL::mail, $1::jsonb)
ON CONFLICT (dedupe_key) DO UPDATE SET subject = excluded.subject, html = excluded.html, text = excluded.text,
  to_name = excluded.to_name, to_address = excluded.to_address, link_id = excluded.link_id,
  calendar = excluded.calendar, calendar_method = excluded.calendar_method, status = excluded.status, last_error = excluded.last_error
  WHERE mail.status = 'failed' AND mail.html = ''
RETURNING id, status`;

const ADD_JOBS = `
SELECT graphile_worker.add_job('deliver_mail', json_build_object('mailId', id), job_key := 'mail:' || id,
  max_attempts := ${DELIVERY_ATTEMPTS})
FROM unnest($1::text[]) AS id`;

/**
 * Turns outbox rows into mails with their delivery jobs, the oldest first, and says how many there were. Several
 * workers may relay at once.
 */
export async function relayOutbox(): Promise<number> {
  let total = 0;
  for (;;) {
    const done = await relayBatch();
    total += done;
    if (done < BATCH_SIZE) return total;
  }
}

async function relayBatch(): Promise<number> {
  let claimed: readonly OutboxRow[] = [];
  try {
    return await inTransaction(async (client) => {
      claimed = (await client.query<OutboxRow>(CLAIM, [null])).rows;
      await write(client, await Promise.all(claimed.map(prepare)), claimed);
      return claimed.length;
    });
  } catch (error) {
    if (!isRowsFault(error) || claimed.length === 0) throw error;
    for (const row of claimed) await relayAlone(row.id);
    return claimed.length;
  }
}

/** Each row on its own: a row that the database refuses becomes a failed mail and holds up nobody. */
async function relayAlone(outboxId: string): Promise<void> {
  const attempt = (refused: string | null) =>
    inTransaction(async (client) => {
      const { rows } = await client.query<OutboxRow>(CLAIM, [outboxId]);
      const prepared = await Promise.all(
        rows.map((row) => (refused === null ? prepare(row) : { mail: failed(row, refused), link: null })),
      );
      await write(client, prepared, rows);
    });
  try {
    await attempt(null);
  } catch (error) {
    if (!isRowsFault(error)) throw error;
    log().error({ outbox: outboxId, err: error }, "The database refused a mail");
    await attempt("The mail could not be stored.").catch((again: unknown) => giveUp(outboxId, again));
  }
}

/** Not even its failure can be stored. The row stays for whoever reads the log; it is not tried every second. */
async function giveUp(outboxId: string, error: unknown): Promise<void> {
  if (!isRowsFault(error)) throw error;
  log().fatal({ outbox: outboxId, err: error }, "A mail is lost: the outbox row holds what it was to say");
  await pool().query("UPDATE outbox SET relayed_at = now() WHERE id = $1", [outboxId]);
}

/** Whether something about the rows is wrong, and not the database away or another writer faster. */
function isRowsFault(error: unknown): boolean {
  const fault = databaseFault(error);
  return fault !== null && !isDatabaseAway(fault) && !isTransient(fault);
}

async function write(
  client: PoolClient,
  prepared: readonly Relayed[],
  claimed: readonly OutboxRow[],
): Promise<void> {
  if (claimed.length === 0) return;
  const links = prepared.flatMap(({ link }) => link ?? []);
  if (links.length > 0) await client.query(INSERT_LINKS, [JSON.stringify(links)]);
  const { rows } = await client.query<{ id: string; status: string }>(INSERT_MAILS, [
    JSON.stringify(prepared.map(({ mail }) => mail)),
  ]);
  const queued = rows.flatMap(({ id, status }) => (status === "queued" ? id : []));
  if (queued.length > 0) await client.query(ADD_JOBS, [queued]);
  await client.query("UPDATE outbox SET relayed_at = now() WHERE id = ANY ($1::uuid[])", [
    claimed.map(({ id }) => id),
  ]);
}

async function prepare(row: OutboxRow): Promise<Relayed> {
  try {
    const { calendar, ...rendered } = await renderMail(row.id, row.payload, row.created_at);
    const link = newLink(row);
    const linkId = row.payload.kind === "account" ? row.payload.linkId : (link?.id ?? null);
    return {
      mail: {
        ...envelope(row),
        ...rendered,
        calendar: calendar?.text ?? null,
        calendar_method: calendar?.method ?? null,
        link_id: linkId,
        status: "queued",
        last_error: null,
      },
      link,
    };
  } catch (error) {
    log().error({ outbox: row.id, err: error }, "A mail could not be rendered");
    return { mail: failed(row, "The mail could not be written from what the outbox holds."), link: null };
  }
}

function newLink(row: OutboxRow): NewLink | null {
  if (row.payload.kind !== "booking" || !row.payload.link) return null;
  const { purpose, subjectId, expiresAt } = row.payload.link;
  const id = newId();
  return {
    id,
    id_hash: linkIdHash(id),
    organization_id: row.organization_id,
    booking_id: row.booking_id,
    purpose,
    subject_id: subjectId,
    expires_at: expiresAt,
  };
}

function envelope(row: OutboxRow) {
  return {
    id: newId(),
    organization_id: row.organization_id,
    booking_id: row.booking_id,
    event_id: row.event_id,
    topic: row.topic,
    audience: row.payload && "audience" in row.payload ? String(row.payload.audience) : "person",
    to_name: String(row.payload?.to?.name ?? ""),
    to_address: String(row.payload?.to?.address ?? ""),
    dedupe_key: row.id,
    created_at: row.created_at,
  };
}

/** Kept without words, so that it shows in the outbox and can be written anew once the cause is mended. */
function failed(row: OutboxRow, why: string): NewMail {
  return {
    ...envelope(row),
    subject: "This mail could not be written",
    html: "",
    text: "",
    calendar: null,
    calendar_method: null,
    link_id: null,
    status: "failed",
    last_error: why,
  };
}
