import { bookingListFilter } from "@/lib/schemas/booking-list";
import { exportBookings } from "@/lib/server/bookings/export-bookings";
import type { Agency } from "./load-bookings";

export interface ExportResult {
  readonly bytes: number;
  readonly megabytesASecond: number;
  /** The most that the process held beyond what it held before; does not depend on the number of rows. */
  readonly memoryMegabytes: number;
}

const MEGABYTE = 1_000_000;

/** Reads the whole list as CSV, as a browser that keeps nothing of it would. */
export async function measureExport(agency: Agency): Promise<ExportResult> {
  const before = process.memoryUsage().rss;
  const start = performance.now();
  let bytes = 0;
  let most = before;
  for await (const chunk of exportBookings(agency.owner, bookingListFilter.parse({}))) {
    bytes += chunk.length;
    most = Math.max(most, process.memoryUsage().rss);
  }
  return {
    bytes,
    megabytesASecond: bytes / MEGABYTE / ((performance.now() - start) / 1000),
    memoryMegabytes: (most - before) / MEGABYTE,
  };
}
