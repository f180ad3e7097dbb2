import { DomainIcon } from "@/components/bookings/domain-icon";
import type { FacetOption } from "@/components/data-table/facet-filter";
import { statusPresentation } from "@/lib/domain/lifecycle/presentation";
import { LIFECYCLE_KEYS, lifecycleOf } from "@/lib/domain/lifecycle/registry";
import { PHASES } from "@/lib/domain/lifecycle/types";
import type { BookingListQuery } from "@/lib/schemas/booking-list";
import type { Principal } from "@/lib/server/auth/principal";
import { listSuppliers } from "@/lib/server/suppliers/list-suppliers";

interface Facet {
  readonly param: string;
  readonly label: string;
  readonly options: readonly FacetOption[];
  readonly single?: boolean;
}

/** What the list can be narrowed to; suppliers only for those who may see them. */
export async function listFacets(principal: Principal, query: BookingListQuery): Promise<Facet[]> {
  const suppliers = await listSuppliers(principal);
  const facets: Facet[] = [
    {
      param: "lifecycle",
      label: "Lifecycle",
      options: LIFECYCLE_KEYS.map((value) => ({ value, label: lifecycleOf(value).label })),
    },
    {
      param: "phase",
      label: "Phase",
      options: PHASES.map((value) => ({ value, label: value.charAt(0).toUpperCase() + value.slice(1) })),
    },
    { param: "status", label: "Status", options: statusOptions(query) },
  ];
  if (suppliers.ok && suppliers.data.length > 0)
    facets.push({
      param: "supplierId",
      label: "Supplier",
      single: true,
      options: suppliers.data.map(({ id, name }) => ({ value: id, label: name })),
    });
  return facets;
}

/** Statuses of the lifecycles that are asked for; one that several share is offered once. */
function statusOptions(query: BookingListQuery): FacetOption[] {
  const options = new Map<string, FacetOption>();
  for (const key of query.lifecycle ?? LIFECYCLE_KEYS) {
    for (const value of Object.keys(lifecycleOf(key).statuses)) {
      const { label, icon } = statusPresentation(key, value);
      if (!options.has(value)) options.set(value, { value, label, icon: <DomainIcon name={icon} /> });
    }
  }
  return [...options.values()].sort((one, other) => one.label.localeCompare(other.label, "en"));
}
