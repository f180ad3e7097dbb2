"use client";

import { type ReactNode, useEffect, useRef } from "react";

export interface PaletteItem {
  key: string;
  label: string;
  /** Heading it is listed under; by default "On this page". */
  group?: string;
  icon?: ReactNode;
  /** Further words that find it. */
  keywords?: readonly string[];
  /** Keys that do the same, such as "g b". */
  shortcut?: string;
  href?: string;
  run?: () => void;
  /** Why it cannot be done now; it is listed nevertheless, with the reason. */
  disabledReason?: string | null;
}

type Source = () => readonly PaletteItem[];

const sources = new Set<Source>();

/** Offers a page's own actions in the palette while the page is shown. */
export function usePaletteItems(items: readonly PaletteItem[]): void {
  const latest = useRef(items);
  useEffect(() => {
    latest.current = items;
  });
  useEffect(() => {
    const source = () => latest.current;
    sources.add(source);
    return () => {
      sources.delete(source);
    };
  }, []);
}

/** What pages offer at this moment. */
export function offeredItems(): PaletteItem[] {
  return [...sources].flatMap((source) => source());
}

/** Whether every word of the query occurs in an item's own words. */
export function matchesQuery(
  item: Pick<PaletteItem, "label" | "group" | "keywords">,
  query: string,
): boolean {
  const words = [item.label, item.group ?? "", ...(item.keywords ?? [])].join(" ").toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => words.includes(word));
}
