"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";

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
const listeners = new Set<() => void>();

function tellListeners() {
  for (const listener of listeners) listener();
}

/** Offers a page's own actions in the palette while the page is shown. */
export function usePaletteItems(items: readonly PaletteItem[]): void {
  const latest = useRef(items);
  useEffect(() => {
    latest.current = items;
  });
  useEffect(() => {
    const source = () => latest.current;
    sources.add(source);
    tellListeners();
    return () => {
      sources.delete(source);
      tellListeners();
    };
  }, []);
}

function offeredItems(): readonly PaletteItem[] {
  return [...sources].flatMap((source) => source());
}

/** What pages offer. Whoever opens the palette while a page is still loading sees its actions once it is there. */
export function useOfferedItems(): readonly PaletteItem[] {
  const [items, setItems] = useState(offeredItems);
  useEffect(() => {
    const update = () => setItems(offeredItems());
    update();
    listeners.add(update);
    return () => {
      listeners.delete(update);
    };
  }, []);
  return items;
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
