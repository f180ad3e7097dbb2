import { DomainIcon } from "@/components/bookings/domain-icon";
import { type GridRow, NO_RESOURCE } from "@/components/calendar/grid-options";
import type { FacetOption } from "@/components/data-table/facet-filter";
import type { ComboboxOption } from "@/components/ui/combobox-option";
import { bookingScope } from "@/lib/domain/access/permissions";
import { legendOf } from "@/lib/domain/calendar/entry-look";
import { LIFECYCLE_KEYS, type LifecycleKey, lifecycleOf } from "@/lib/domain/lifecycle/registry";
import type { CalendarResource } from "@/lib/schemas/calendar";
import type { Principal } from "@/lib/server/auth/principal";
import { type CalendarAddress, WITHOUT_RESOURCE } from "./calendar-address";
import type { CalendarPageData } from "./read-page";

const NO_RESOURCE_LABEL = "Without an asset";

interface Facet {
  readonly param: string;
  readonly label: string;
  readonly options: readonly FacetOption[];
}

/** What the calendar is narrowed to; assets only where several are shown at once. */
export function calendarFacets(data: CalendarPageData, address: CalendarAddress): Facet[] {
  const { resources } = data;
  const assets: Facet = {
    param: "asset",
    label: "Asset",
    options: resources.map(({ id, name }) => ({ value: id, label: name })),
  };
  const lifecycles: Facet = {
    param: "lifecycle",
    label: "Lifecycle",
    options: LIFECYCLE_KEYS.map((value) => ({ value, label: lifecycleOf(value).label })),
  };
  const statuses: Facet = {
    param: "status",
    label: "Status",
    options: legendOf(lifecyclesOf(data, address)).map(({ value, label, icon }) => ({
      value,
      label,
      icon: <DomainIcon name={icon} />,
    })),
  };
  return address.view === "day" && resources.length > 1
    ? [assets, lifecycles, statuses]
    : [lifecycles, statuses];
}

/** Whose statuses there are to choose from: of one asset its own and those of what else is drawn on it. */
function lifecyclesOf(
  { chosen, entries }: CalendarPageData,
  address: CalendarAddress,
): readonly LifecycleKey[] {
  if (address.lifecycle.length > 0) return address.lifecycle;
  if (address.view === "day" || !chosen?.isAsset) return LIFECYCLE_KEYS;
  const drawn = new Set(entries.map(({ lifecycle }) => lifecycle));
  return LIFECYCLE_KEYS.filter((key) => key === "asset" || drawn.has(key));
}

/** Whose month or week can be looked at. */
export function pickerOf(
  person: Principal,
  { resources, chosen }: CalendarPageData,
  hrefOf: (resource: string) => string,
) {
  const { userId, roles, supplierId } = person;
  const seesAll = bookingScope({ id: userId, roles, supplierId }).kind === "all";
  const options: ComboboxOption[] = [
    ...resources.map(({ id, name, isAsset }) => ({
      value: id,
      label: name,
      group: isAsset ? "Assets" : "Other resources",
    })),
    ...(seesAll ? [{ value: WITHOUT_RESOURCE, label: NO_RESOURCE_LABEL, group: "Other bookings" }] : []),
  ];
  if (options.length === 0) return null;
  return {
    options,
    value: chosen?.id ?? WITHOUT_RESOURCE,
    hrefs: Object.fromEntries(options.map(({ value }) => [value, hrefOf(value)])),
  };
}

/** The rows of a day: every asset, and what else has something on that day. */
export function rowsOf({ resources, entries }: CalendarPageData, address: CalendarAddress): GridRow[] {
  const busy = new Set(entries.map(({ resourceId }) => resourceId));
  const wanted = (one: CalendarResource) =>
    address.asset.length > 0 ? address.asset.includes(one.id) : one.isAsset || busy.has(one.id);
  const rows = resources.filter(wanted).map(({ id, name }) => ({ id, name }));
  return busy.has(null) ? [...rows, { id: NO_RESOURCE, name: NO_RESOURCE_LABEL }] : rows;
}
