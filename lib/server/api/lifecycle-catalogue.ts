import { statusPresentation } from "@/lib/domain/lifecycle/presentation";
import { LIFECYCLE_KEYS, type LifecycleKey, lifecycleOf } from "@/lib/domain/lifecycle/registry";
import type { LifecycleDto } from "@/lib/schemas/api-lifecycle";

/** The five tables, told from the definitions themselves. */
export function lifecycleCatalogue(): LifecycleDto[] {
  return LIFECYCLE_KEYS.map(describe);
}

function describe(key: LifecycleKey): LifecycleDto {
  const lifecycle = lifecycleOf(key);
  return {
    key,
    label: lifecycle.label,
    statuses: Object.entries(lifecycle.statuses).map(([status, { phase, occupies, terminal }]) => ({
      key: status,
      label: statusPresentation(key, status).label,
      phase,
      occupies,
      terminal: terminal ?? false,
    })),
    transitions: lifecycle.transitions.map((row) => ({
      command: row.command,
      from: row.from === null ? null : [...row.from],
      to: [...row.to],
      by: [...new Set(row.by.map(({ party }) => party))],
      origin: row.origin,
      reasonRequiredFrom: [...(row.reasonRequiredFrom ?? [])],
    })),
  };
}
