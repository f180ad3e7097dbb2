import {
  type CalendarPattern,
  type IconName,
  statusPresentation,
  type Tone,
} from "@/lib/domain/lifecycle/presentation";
import { LIFECYCLE_KEYS, type LifecycleKey, lifecycleOf } from "@/lib/domain/lifecycle/registry";

/** Stands among the statuses that the calendar is filtered by. */
export const MAINTENANCE = "maintenance";

/** In the place of the status of what takes an asset's time and is not the viewer's to see. */
export const TAKEN = "taken";

/** How the calendar draws an entry: a pattern, an icon and a word, so that colour is never the only sign. */
export interface EntryLook {
  readonly label: string;
  readonly icon: IconName;
  readonly tone: Tone;
  readonly pattern: CalendarPattern | typeof MAINTENANCE;
}

interface Drawn {
  readonly kind: "booking" | "maintenance";
  readonly lifecycle: LifecycleKey | null;
  readonly status: string;
}

const MAINTENANCE_LOOK: EntryLook = {
  label: "Maintenance",
  icon: "wrench",
  tone: "neutral",
  pattern: MAINTENANCE,
};

const TAKEN_LOOK: EntryLook = { label: "Taken", icon: "lock", tone: "neutral", pattern: "solid" };

export function entryLook({ kind, lifecycle, status }: Drawn): EntryLook {
  if (kind === "maintenance") return MAINTENANCE_LOOK;
  if (lifecycle === null) return TAKEN_LOOK;
  const { label, icon, tone, pattern } = statusPresentation(lifecycle, status);
  return { label, icon, tone, pattern };
}

export interface LegendItem extends EntryLook {
  /** As in the address. */
  readonly value: string;
}

/** Every status that these lifecycles' bookings are drawn in, each once, and maintenance where assets are among them. */
export function legendOf(lifecycles: readonly LifecycleKey[] = LIFECYCLE_KEYS): LegendItem[] {
  const items = new Map<string, LegendItem>();
  for (const lifecycle of lifecycles)
    for (const value of Object.keys(lifecycleOf(lifecycle).statuses)) {
      const look = entryLook({ kind: "booking", lifecycle, status: value });
      if (look.pattern !== "none" && !items.has(value)) items.set(value, { value, ...look });
    }
  const bookings = [...items.values()];
  return lifecycles.includes("asset") ? [...bookings, { value: MAINTENANCE, ...MAINTENANCE_LOOK }] : bookings;
}

/** What the legend says of time that is taken by what the viewer may not see. */
export const TAKEN_ITEM: LegendItem = { value: TAKEN, ...TAKEN_LOOK };
