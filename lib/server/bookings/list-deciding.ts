import type { Role } from "@/lib/domain/access/roles";
import { LIFECYCLE_KEYS, lifecycleOf } from "@/lib/domain/lifecycle/registry";

/** The commands that answer a question which a booking in phase deciding asks. */
const DECISIONS: readonly string[] = ["confirm", "approve", "reject"];

/** Bookings in this status wait for somebody with these roles. */
export interface Decidable {
  readonly lifecycle: string;
  readonly status: string;
  /** Only if another person made the booking and sought the decision (INV-12). */
  readonly notMaker: boolean;
  /** Only as the booking's supplier. */
  readonly ofSupplier: boolean;
}

/** What the lifecycles' tables let a person with these roles decide. */
export function decidableBy(roles: readonly Role[]): Decidable[] {
  return LIFECYCLE_KEYS.flatMap((key) => {
    const { statuses, transitions } = lifecycleOf(key);
    const deciding = Object.keys(statuses).filter((status) => statuses[status]?.phase === "deciding");
    return deciding.flatMap((status) => {
      const grants = transitions
        .filter(({ command, from }) => DECISIONS.includes(command) && from?.includes(status))
        .flatMap(({ by }) => by.filter(({ party }) => roles.includes(party as Role)));
      if (grants.length === 0) return [];
      return [
        {
          lifecycle: key,
          status,
          notMaker: grants.every(({ relations }) => relations.includes("isNotMaker")),
          ofSupplier: grants.every(({ party }) => party === "supplier"),
        },
      ];
    });
  });
}

/** The statuses in which a booking can have a deadline; in all others the booking's trigger takes it away. */
export const STATUSES_WITH_DEADLINE: readonly Pick<Decidable, "lifecycle" | "status">[] =
  LIFECYCLE_KEYS.flatMap((lifecycle) => {
    const rows = lifecycleOf(lifecycle).transitions.filter(({ onDeadline }) => onDeadline);
    return [...new Set(rows.flatMap(({ from }) => from ?? []))].map((status) => ({ lifecycle, status }));
  });
