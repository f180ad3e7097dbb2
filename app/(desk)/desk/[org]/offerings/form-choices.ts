import type { LifecycleChoice } from "@/components/offerings/offering-form";
import { LIFECYCLE_KEYS, type LifecycleKey, lifecycleOf } from "@/lib/domain/lifecycle/registry";
import type { Principal } from "@/lib/server/auth/principal";
import { listResources } from "@/lib/server/resources/list-resources";
import { listSuppliers } from "@/lib/server/suppliers/list-suppliers";

const HINTS: Readonly<Record<LifecycleKey, string>> = {
  request: "A supplier says yes or no",
  appointment: "A provider's time",
  asset: "Members share a thing",
  ticket: "Sold by the agency, issued by a supplier",
  tour: "A departure with places, held and paid",
};

/** What the offering form lets one choose from. */
export async function formChoices(principal: Principal) {
  const [suppliers, resources] = await Promise.all([listSuppliers(principal), listResources(principal)]);
  return {
    lifecycles: LIFECYCLE_KEYS.map(
      (value): LifecycleChoice => ({ value, label: lifecycleOf(value).label, hint: HINTS[value] }),
    ),
    suppliers: suppliers.ok
      ? suppliers.data.map(({ id, name, active }) => ({
          value: id,
          label: active ? name : `${name} (inactive)`,
        }))
      : [],
    resources: resources.ok ? resources.data : [],
    zone: principal.organization.timeZone,
  };
}
