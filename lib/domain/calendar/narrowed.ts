import { MAINTENANCE } from "@/lib/domain/calendar/entry-look";
import type { LifecycleKey } from "@/lib/domain/lifecycle/registry";

interface Narrowable {
  readonly kind: "booking" | "maintenance";
  readonly lifecycle: LifecycleKey | null;
  readonly status: string;
}

/** What the calendar is narrowed to; everything where nothing is named. */
export interface Narrowing {
  readonly lifecycle: readonly LifecycleKey[];
  /** Statuses of bookings, and "maintenance". */
  readonly status: readonly string[];
}

/** Whether an entry is drawn. Maintenance goes with the assets. */
export function isWanted(entry: Narrowable, { lifecycle, status }: Narrowing): boolean {
  const isMaintenance = entry.kind === "maintenance";
  const of = isMaintenance ? "asset" : entry.lifecycle;
  const named = isMaintenance ? MAINTENANCE : entry.status;
  return (
    (lifecycle.length === 0 || (of !== null && lifecycle.includes(of))) &&
    (status.length === 0 || status.includes(named))
  );
}
