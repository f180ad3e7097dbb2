import type { ScheduledTopic } from "@/lib/domain/lifecycle/scheduled-mails";
import { isOverdue } from "@/lib/domain/lifecycle/step";
import { type BookingRow, bookingState } from "@/lib/server/bookings/booking-row";
import type { OutboxRow } from "@/lib/server/bookings/change";
import { decidableBy } from "@/lib/server/bookings/list-deciding";
import { type ReadRow, readBookings } from "@/lib/server/bookings/read-facts";
import { pool } from "@/lib/server/db/pool";
import { dueMail } from "@/lib/server/notifications/booking-mails";
import { wakeRelay } from "@/lib/server/notifications/wake-relay";

const BATCH_SIZE = 100;

interface DueRow {
  readonly booking_id: string;
  readonly organization_id: string;
  readonly topic: ScheduledTopic;
  readonly due_at: string;
}

interface Decided extends DueRow {
  /** Of the booking as it was read. */
  readonly version: number;
  readonly outbox: OutboxRow | null;
}

const DUE = `
SELECT booking_id, organization_id, topic, due_at::text FROM scheduled_mail WHERE due_at <= now()
ORDER BY due_at, booking_id, topic OFFSET $1 LIMIT ${BATCH_SIZE}`;

/**
 * A booking that somebody is changing, or has changed since it was read, is left for the next run: its change says
 * anew what is due. Whoever deletes the row writes the mail, so that of two workers one does.
 */
const WRITE = `
WITH decided AS (
  SELECT booking_id, version, topic, due_at, outbox
  FROM jsonb_to_recordset($1::jsonb)
    AS d(booking_id uuid, version int, topic text, due_at timestamptz, outbox jsonb)),
unchanged AS (
  SELECT b.id FROM booking b JOIN decided d ON b.id = d.booking_id AND b.version = d.version
  FOR NO KEY UPDATE OF b SKIP LOCKED),
taken AS (
  DELETE FROM scheduled_mail s USING decided d
  WHERE s.booking_id = d.booking_id AND s.topic = d.topic AND s.due_at = d.due_at
    AND s.booking_id IN (SELECT id FROM unchanged)
  RETURNING s.booking_id, s.organization_id, d.outbox),
written AS (
  INSERT INTO outbox (id, organization_id, booking_id, event_id, channel, topic, payload)
  SELECT (outbox->>'id')::uuid, organization_id, booking_id,
    (SELECT e.id FROM booking_event e WHERE e.booking_id = taken.booking_id ORDER BY e.sequence DESC LIMIT 1),
    outbox->>'channel', outbox->>'topic', outbox->'payload'
  FROM taken WHERE jsonb_typeof(outbox) = 'object'
  RETURNING id)
SELECT (SELECT count(*) FROM taken)::int AS taken, (SELECT count(*) FROM written)::int AS written`;

/** Writes the mails that are due and still true, and says how many. Several workers may run it at once. */
export async function sendScheduledMails(): Promise<number> {
  let total = 0;
  let left = 0;
  for (;;) {
    const { rows: due } = await pool().query<DueRow>(DUE, [left]);
    const { taken, written } = await sendBatch(due);
    total += written;
    left += due.length - taken;
    if (due.length < BATCH_SIZE) break;
  }
  if (total > 0) wakeRelay();
  return total;
}

async function sendBatch(due: readonly DueRow[]): Promise<{ taken: number; written: number }> {
  const none = { taken: 0, written: 0 };
  const decided = await decide(due);
  if (decided.length === 0) return none;
  const { rows } = await pool().query<{ taken: number; written: number }>(WRITE, [JSON.stringify(decided)]);
  return rows[0] ?? none;
}

async function decide(due: readonly DueRow[]): Promise<Decided[]> {
  const organizations = [...new Set(due.map(({ organization_id }) => organization_id))];
  const decided: Decided[] = [];
  for (const organizationId of organizations) {
    const own = due.filter(({ organization_id }) => organization_id === organizationId);
    const rows = await readBookings(organizationId, [...new Set(own.map(({ booking_id }) => booking_id))]);
    const byId = new Map(rows.map((row) => [row.booking?.id, row]));
    for (const one of own) {
      const row = byId.get(one.booking_id);
      if (row?.booking)
        decided.push({ ...one, version: row.booking.version, outbox: mailOf(one.topic, row) });
    }
  }
  return decided;
}

/** Else somebody in the organization decides. */
function decidedBySupplier({ lifecycle, status }: Pick<BookingRow, "lifecycle" | "status">): boolean {
  return decidableBy(["supplier"]).some((one) => one.lifecycle === lifecycle && one.status === status);
}

/** Null where it is not true any more. */
function mailOf(topic: ScheduledTopic, row: ReadRow): OutboxRow | null {
  const { customer, now } = row;
  if (!row.booking || !customer) return null;
  const booking = bookingState(row.booking);
  const subject = { row, customer, booking, notes: row.booking.notes };
  switch (topic) {
    case "reminder":
      return row.booking.phase === "active" && booking.startsAt > now
        ? dueMail("customer", topic, subject)
        : null;
    case "deadline_near":
      return row.booking.phase === "deciding" && booking.deadlineAt && !isOverdue(booking, now)
        ? dueMail(decidedBySupplier(row.booking) && row.supplier ? "supplier" : "seller", topic, subject)
        : null;
  }
}
