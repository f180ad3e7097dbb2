import { type Options, stringify } from "csv-stringify/sync";
import type { PoolClient } from "pg";
import { statusPresentation } from "@/lib/domain/lifecycle/presentation";
import type { LifecycleKey } from "@/lib/domain/lifecycle/registry";
import { lifecycleOf } from "@/lib/domain/lifecycle/registry";
import { type Result, refusal } from "@/lib/domain/refusal";
import { type BookingListFilter, sortOf } from "@/lib/schemas/booking-list";
import type { Principal } from "@/lib/server/auth/principal";
import { filterBookings } from "@/lib/server/bookings/list-filter";
import { exportStatement } from "@/lib/server/bookings/list-statement";
import { pool } from "@/lib/server/db/pool";
import { log } from "@/lib/server/log";

/** Rows that are read, written and let go of together; what bounds the memory of an export of any size. */
const ROWS_AT_ONCE = 500;
/** A reader that takes nothing for so long loses its connection to the database. */
const LONGEST_PAUSE_MS = 60_000;
/** However steadily somebody reads, an export that lasts so long is broken off. */
const LONGEST_EXPORT_MS = 10 * 60_000;
/** Each export holds a connection while it is read; the pool's others are everybody's. */
const MOST_AT_ONCE = 3;

/** What the statement brings for one line; times come as text, on the organization's clock and in UTC. */
interface ExportRow {
  readonly reference: string;
  readonly lifecycle: LifecycleKey;
  readonly status: string;
  readonly phase: string;
  readonly offering: string;
  readonly supplier: string | null;
  readonly customer: string;
  readonly email: string;
  readonly phone: string | null;
  readonly party_size: number;
  readonly [time: string]: string | number | null;
}

const TIMES = { starts: "Start", ends: "End", deadline: "Deadline", created: "Created" } as const;

function header(timeZone: string): string[] {
  const times = Object.values(TIMES).flatMap((name) => [`${name} (${timeZone})`, `${name} (ISO 8601)`]);
  return [
    ...[
      "Reference",
      "Lifecycle",
      "Status",
      "Phase",
      "Offering",
      "Supplier",
      "Customer",
      "Mail",
      "Phone",
      "Party",
    ],
    ...times,
  ];
}

function cells(row: ExportRow): (string | number | null | undefined)[] {
  return [
    row.reference,
    lifecycleOf(row.lifecycle).label,
    statusPresentation(row.lifecycle, row.status).label,
    row.phase,
    row.offering,
    row.supplier,
    row.customer,
    row.email,
    row.phone,
    row.party_size,
    ...Object.keys(TIMES).flatMap((name) => [row[`${name}_local`], row[`${name}_iso`]]),
  ];
}

/** RFC 4180; a cell that a spreadsheet would run as a formula begins with an apostrophe. */
const CSV: Options = { record_delimiter: "\r\n", escape_formulas: true, quoted_match: /[\r\n]/ };

let running = 0;

/** As `exportBookings`, when fewer than three are being read in this process; a slow reader stops nobody else. */
export function beginExport(
  principal: Principal,
  filter: BookingListFilter,
  longestMs = LONGEST_EXPORT_MS,
): Result<ReadableStream<Uint8Array>> {
  if (running >= MOST_AT_ONCE)
    return {
      ok: false,
      error: refusal("rate_limited", "Other exports are still being downloaded. Try again in a minute."),
    };
  running += 1;
  const stream = exportBookings(principal, filter, {
    longestMs,
    onEnd: () => {
      running -= 1;
    },
  });
  return { ok: true, data: stream };
}

interface ExportTerms {
  readonly longestMs: number;
  /** Called once, when the connection has been given back or was never taken. */
  readonly onEnd: () => void;
}

/**
 * The filtered list as CSV, in the list's order, all of one moment. Bytes are made as they are taken, from a cursor
 * on one connection, which is given back when the last byte was taken, the reader leaves, or the database fails;
 * a failure breaks the stream off, so that half a file is not taken for a whole one.
 */
export function exportBookings(
  principal: Principal,
  filter: BookingListFilter,
  { longestMs, onEnd }: ExportTerms = { longestMs: LONGEST_EXPORT_MS, onEnd: ignore },
): ReadableStream<Uint8Array> {
  let client: PoolClient | undefined;
  let opening = false;
  let over = false;
  let timer: NodeJS.Timeout | undefined;
  const encoder = new TextEncoder();
  const end = async (error?: Error) => {
    clearTimeout(timer);
    // The connection that is still being opened is given back as soon as it is there.
    if (opening) return;
    const used = client;
    client = undefined;
    await used?.query("ROLLBACK").catch((fault: Error) => {
      error = fault;
    });
    used?.off("error", ignore);
    used?.release(error);
    if (!over) onEnd();
    over = true;
  };
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        timer = setTimeout(() => {
          log().warn(
            { organization: principal.organization.id },
            "An export took too long and was broken off",
          );
          controller.error(new Error("The export took too long"));
          void end();
        }, longestMs);
        timer.unref();
      },
      async pull(controller) {
        try {
          if (!client) {
            opening = true;
            client = await openCursor(principal, filter).finally(() => {
              opening = false;
            });
            controller.enqueue(
              encoder.encode(stringify([header(principal.organization.timeZone)], { ...CSV, bom: true })),
            );
            return;
          }
          const { rows } = await client.query<ExportRow>(`FETCH ${ROWS_AT_ONCE} FROM bookings`);
          if (rows.length > 0) controller.enqueue(encoder.encode(stringify(rows.map(cells), CSV)));
          if (rows.length === ROWS_AT_ONCE) return;
          await end();
          controller.close();
        } catch (error) {
          log().error({ err: error, organization: principal.organization.id }, "An export broke off");
          await end();
          controller.error(error);
        }
      },
      cancel: () => end(),
    },
    { highWaterMark: 1 },
  );
}

function ignore(): void {}

async function openCursor(principal: Principal, filter: BookingListFilter): Promise<PoolClient> {
  const client = await pool().connect();
  // A connection that breaks between two reads says so at the next one; without a listener it would end the process.
  client.on("error", ignore);
  try {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    await client.query(`SET LOCAL idle_in_transaction_session_timeout = ${LONGEST_PAUSE_MS}`);
    await client.query(exportStatement(filterBookings(principal, filter), sortOf(filter)));
    return client;
  } catch (error) {
    client.off("error", ignore);
    client.release(error instanceof Error ? error : true);
    throw error;
  }
}
