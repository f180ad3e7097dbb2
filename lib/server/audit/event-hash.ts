import { createHash } from "node:crypto";

/** An event as it is hashed: every field as text, exactly as the database keeps it. */
export interface HashedEvent {
  readonly organization_id: string;
  readonly booking_id: string;
  readonly sequence: number;
  readonly command: string;
  readonly from_status: string | null;
  readonly to_status: string;
  readonly actor_kind: string;
  readonly actor_id: string | null;
  readonly actor_name: string;
  readonly origin: string;
  readonly reason: string | null;
  /** The text of the jsonb value; PostgreSQL writes equal values alike. */
  readonly metadata_text: string;
  readonly at: Date;
  readonly previous_hash: string | null;
}

/**
 * INV-03: the SHA-256 over an event's content and the hash before it, computed a second time, apart from the
 * database. A field is its length in bytes, a colon and its text, and a lone minus where there is none, so that
 * no two events have one encoding; the instant is in UTC.
 */
export function eventHash(event: HashedEvent): string {
  const fields = [
    event.organization_id,
    event.booking_id,
    String(event.sequence),
    event.command,
    event.from_status,
    event.to_status,
    event.actor_kind,
    event.actor_id,
    event.actor_name,
    event.origin,
    event.reason,
    event.metadata_text,
    event.at.toISOString(),
    event.previous_hash,
  ];
  return createHash("sha256").update(fields.map(encode).join(""), "utf8").digest("hex");
}

function encode(field: string | null): string {
  return field === null ? "-" : `${Buffer.byteLength(field, "utf8")}:${field}`;
}
