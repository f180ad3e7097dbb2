import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { bookingListFilter } from "@/lib/schemas/booking-list";
import { exportBookings } from "@/lib/server/bookings/export-bookings";
import type { Agency } from "./load-bookings";

export interface ExportResult {
  readonly bytes: number;
  readonly megabytesASecond: number;
  /** The most that the process held on to beyond what it held after the first bytes, garbage taken out. */
  readonly memoryMegabytes: number;
}

const MEGABYTE = 1_000_000;

/** Node's collector of garbage, without which one measures its laziness and not what is held. */
const collect: () => void = (() => {
  setFlagsFromString("--expose-gc");
  return runInNewContext("gc");
})();

function held(): number {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** Reads the whole list as CSV, as a browser that keeps nothing of it would. */
export async function measureExport(agency: Agency): Promise<ExportResult> {
  const start = performance.now();
  let bytes = 0;
  let first = 0;
  let most = 0;
  let next = 0;
  for await (const chunk of exportBookings(agency.owner, bookingListFilter.parse({}))) {
    bytes += chunk.length;
    if (bytes < next) continue;
    next += 4 * MEGABYTE;
    first ||= held();
    most = Math.max(most, held());
  }
  return {
    bytes,
    megabytesASecond: bytes / MEGABYTE / ((performance.now() - start) / 1000),
    memoryMegabytes: (most - first) / MEGABYTE,
  };
}
