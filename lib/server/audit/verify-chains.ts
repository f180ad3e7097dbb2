import type { ClientBase } from "pg";
import { eventHash, type HashedEvent } from "@/lib/server/audit/event-hash";

const BATCH = 2_000;

/** Events in the order of their chains, and beside each its booking; bookings without events come too. */
const CHAINS = `
  SELECT b.organization_id, o.slug AS organization, b.id AS booking_id, b.reference, b.version, b.head_hash,
    b.status, e.sequence, e.command, e.from_status, e.to_status, e.actor_kind, e.actor_id, e.actor_name, e.origin,
    e.reason, e.metadata::text AS metadata_text, e.at, e.previous_hash, e.hash
  FROM booking b
  JOIN organization o ON o.id = b.organization_id
  LEFT JOIN booking_event e ON e.booking_id = b.id
  ORDER BY b.id, e.sequence`;

interface ChainRow extends Omit<HashedEvent, "sequence"> {
  readonly organization: string;
  readonly reference: string;
  readonly version: number;
  readonly head_hash: string;
  readonly status: string;
  /** null where the booking has no event at all. */
  readonly sequence: number | null;
  readonly hash: string;
}

/** Where a chain first fails. */
export interface BrokenLink {
  readonly organization: string;
  readonly reference: string;
  readonly sequence: number;
  readonly fault: string;
}

export interface AuditReport {
  readonly bookings: number;
  readonly events: number;
  readonly brokenChains: number;
  readonly first: BrokenLink | null;
}

/**
 * Walks every booking's chain of events in one snapshot (INV-03): sequences without a gap, each hash recomputed,
 * each link to the one before, and the booking's head, version and status against the last event.
 */
export async function verifyChains(client: ClientBase): Promise<AuditReport> {
  const report = { bookings: 0, events: 0, brokenChains: 0, first: null as BrokenLink | null };
  let last: ChainRow | null = null;
  let broken = false;
  const found = (row: ChainRow, sequence: number, fault: string) => {
    if (!broken) report.brokenChains += 1;
    broken = true;
    report.first ??= { organization: row.organization, reference: row.reference, sequence, fault };
  };
  const end = (row: ChainRow) => {
    const fault = headFault(row);
    if (fault && !broken) found(row, (row.sequence ?? 0) + (fault.missing ? 1 : 0), fault.text);
  };

  await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  try {
    await client.query(`DECLARE chains NO SCROLL CURSOR FOR ${CHAINS}`);
    for (let rows = await nextRows(client); rows.length > 0; rows = await nextRows(client)) {
      for (const row of rows) {
        const first: boolean = last?.booking_id !== row.booking_id;
        if (first) {
          if (last) end(last);
          broken = false;
          report.bookings += 1;
        }
        if (row.sequence !== null) {
          report.events += 1;
          const fault = linkFault(row, first ? null : last);
          if (fault && !broken) found(row, fault.sequence, fault.text);
        }
        last = row;
      }
    }
  } finally {
    await client.query("ROLLBACK");
  }
  if (last) end(last);
  return report;
}

async function nextRows(client: ClientBase): Promise<ChainRow[]> {
  return (await client.query<ChainRow>(`FETCH ${BATCH} FROM chains`)).rows;
}

function linkFault(row: ChainRow, before: ChainRow | null): { sequence: number; text: string } | null {
  const sequence = row.sequence ?? 0;
  const expected = (before?.sequence ?? 0) + 1;
  if (sequence !== expected) return { sequence: expected, text: "the event is missing" };
  if (row.previous_hash !== (before?.hash ?? null))
    return { sequence, text: "the event does not follow the one before it" };
  if (row.from_status !== (before?.to_status ?? null))
    return { sequence, text: "the event begins at another status than the one before it led to" };
  if (eventHash({ ...row, sequence }) !== row.hash)
    return { sequence, text: "the event's content is not what was hashed" };
  return null;
}

function headFault(row: ChainRow): { missing: boolean; text: string } | null {
  if (row.sequence === null) return { missing: true, text: "the booking has no event" };
  if (row.sequence < row.version) return { missing: true, text: "the event is missing" };
  if (row.hash !== row.head_hash) return { missing: false, text: "the booking's head is another hash" };
  if (row.sequence > row.version)
    return { missing: false, text: "the booking's version is behind its events" };
  if (row.to_status !== row.status) return { missing: false, text: "the booking has another status" };
  return null;
}
