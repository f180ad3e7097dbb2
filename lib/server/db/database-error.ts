import { type Refusal, refusal } from "@/lib/domain/refusal";

/** What PostgreSQL said, whether pg threw it or Prisma wrapped it. */
export interface DatabaseFault {
  readonly sqlState: string;
  readonly constraint: string | null;
  readonly detail: string | null;
}

/** The fault behind an error, or null when it did not come from the database. */
export function databaseFault(error: unknown): DatabaseFault | null {
  if (typeof error !== "object" || error === null) return null;
  const { code, constraint, detail, meta } = error as Record<string, unknown>;
  const cause = (meta as { driverAdapterError?: { cause?: Record<string, unknown> } } | undefined)
    ?.driverAdapterError?.cause;
  if (cause) {
    return {
      sqlState: String(cause.originalCode ?? (code === "P2034" ? "40001" : "")),
      constraint: constraintIn(cause),
      detail: null,
    };
  }
  if (code === "P2034") return { sqlState: "40001", constraint: null, detail: null };
  if (typeof code !== "string" || code.length !== 5) return null;
  return {
    sqlState: code,
    constraint: typeof constraint === "string" ? constraint : null,
    detail: typeof detail === "string" ? detail : null,
  };
}

function constraintIn(cause: Record<string, unknown>): string | null {
  const text = `${String(cause.originalMessage ?? "")} ${JSON.stringify(cause.constraint ?? "")}`;
  return /constraint "([^"]+)"/.exec(text)?.[1] ?? null;
}

/** The refusal that a constraint or trigger stands for, or null when it stands for none and is a bug. */
export function refusalOfFault(fault: DatabaseFault): Refusal | null {
  if (fault.sqlState === "23P01") return refusal("slot_taken");
  if (fault.sqlState === "23514" && fault.constraint === "departure_capacity")
    return refusal("capacity_taken");
  if (fault.sqlState === "HF001")
    return refusal(
      "stale_version",
      "This was changed by others at that moment. Look at it again, then decide.",
    );
  if (fault.sqlState === "HF005") return refusal("limit_reached");
  if (fault.sqlState === "HF006")
    return refusal("rate_limited", "Too many times are held from here. Book one of them, or wait a little.");
  if (fault.sqlState === "HF007") return refusal("not_airworthy");
  if (fault.sqlState === "HF002") return refusal("illegal_transition");
  return null;
}

/** Names and numbers that somebody else took at that moment; the next try reads or makes others. */
const TAKEN_MEANWHILE: readonly (string | null)[] = [
  "booking_organization_id_reference_key",
  "customer_organization_id_email_key",
  "hold_session_hash_key",
  "booking_hold_id_key",
  "usage_entry_booking_id_sequence_key",
  "usage_entry_organization_id_offsets_id_key",
];

/** Faults that a fresh read and decision can cure: deadlock, serialization, or a name taken at that moment. */
export function isTransient({ sqlState, constraint }: DatabaseFault): boolean {
  if (sqlState === "40001" || sqlState === "40P01") return true;
  return sqlState === "23505" && TAKEN_MEANWHILE.includes(constraint);
}

/** The database or the connection went away; nothing is wrong with what was asked. */
export function isDatabaseAway({ sqlState }: DatabaseFault): boolean {
  return sqlState.startsWith("08") || sqlState.startsWith("57P") || sqlState.startsWith("53");
}
