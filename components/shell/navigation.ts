import type { ReactNode } from "react";

export interface NavItem {
  key: string;
  label: string;
  href: string;
  /** An icon element; its size is set here. */
  icon: ReactNode;
  /** What waits there; "99+" where counting stopped. */
  count?: number | "99+" | undefined;
  /** The letter that leads here after g. */
  goKey?: string;
  /** Listed apart, below the daily work. */
  secondary?: boolean;
}

/** The entry a page belongs to: the longest address that its own begins with. */
export function currentItem<Item extends { href: string }>(
  items: readonly Item[],
  pathname: string,
): Item | null {
  let best: Item | null = null;
  for (const item of items) {
    const inside = pathname === item.href || pathname.startsWith(`${item.href}/`);
    if (inside && (best === null || item.href.length > best.href.length)) best = item;
  }
  return best;
}
