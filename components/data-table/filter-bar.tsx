"use client";

import { LoaderCircle, Search, X } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { useShortcuts } from "@/lib/client/shortcuts";
import { DateRangeFilter } from "./date-range-filter";
import { FacetFilter, type FacetOption } from "./facet-filter";
import { useFilterState } from "./filter-state";

const searchId = "list-search";

export interface FilterBarProps {
  /** The search text's query parameter and its accessible name. */
  search?: { param: string; label: string; placeholder?: string };
  facets?: readonly { param: string; label: string; options: readonly FacetOption[]; single?: boolean }[];
  dateRange?: { fromParam: string; toParam: string; label: string };
  /** Query parameters that any change clears, such as the page's cursor. */
  resets?: readonly string[];
  /** Placed at the end, such as an export button. */
  children?: ReactNode;
}

/** Narrows a list. What is chosen is in the URL, so that back works and a view can be shared. */
export function FilterBar({ search, facets = [], dateRange, resets = ["cursor"], children }: FilterBarProps) {
  const filters = useFilterState({
    texts: [
      ...(search ? [search.param] : []),
      ...(dateRange ? [dateRange.fromParam, dateRange.toParam] : []),
    ],
    lists: facets.map((facet) => facet.param),
    resets,
  });
  useShortcuts(
    search
      ? [
          {
            keys: "/",
            label: search.label,
            group: "List",
            run: () => {
              const input = document.getElementById(searchId);
              input?.focus();
              return input !== null;
            },
          },
        ]
      : [],
  );
  const text = search ? filters.text(search.param) : "";
  return (
    <search data-print="hide" aria-busy={filters.pending} className="flex flex-wrap items-center gap-2 pb-3">
      {search ? (
        <div className="relative w-full md:w-72">
          <Input
            id={searchId}
            type="search"
            aria-label={search.label}
            placeholder={search.placeholder ?? search.label}
            autoComplete="off"
            value={text}
            onChange={(event) => filters.setText(search.param, event.target.value, "typing")}
            icon={
              filters.pending ? <LoaderCircle aria-hidden className="animate-spin" /> : <Search aria-hidden />
            }
            className="h-8 pr-9 text-dense"
          />
          {text ? (
            <IconButton
              size="small"
              label="Clear search"
              icon={<X aria-hidden />}
              className="absolute top-1/2 right-0.5 -translate-y-1/2"
              onClick={() => {
                filters.setText(search.param, "");
                document.getElementById(searchId)?.focus();
              }}
            />
          ) : null}
        </div>
      ) : null}
      {facets.map((facet) => (
        <FacetFilter
          key={facet.param}
          label={facet.label}
          options={facet.options}
          single={facet.single}
          values={filters.list(facet.param)}
          onChange={(values) => filters.setList(facet.param, values)}
        />
      ))}
      {dateRange ? (
        <DateRangeFilter
          label={dateRange.label}
          from={filters.text(dateRange.fromParam)}
          to={filters.text(dateRange.toParam)}
          onChange={(from, to) => filters.setTexts({ [dateRange.fromParam]: from, [dateRange.toParam]: to })}
        />
      ) : null}
      {filters.active > 0 ? (
        <Button variant="ghost" className="max-md:h-9 max-md:px-3" onClick={filters.clear}>
          Clear all
        </Button>
      ) : null}
      {children ? <div className="ml-auto flex items-center gap-2">{children}</div> : null}
    </search>
  );
}
