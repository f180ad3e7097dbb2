"use client";

import { usePaletteItems } from "@/components/shell/palette-items";

export interface PaletteLink {
  readonly key: string;
  readonly label: string;
  readonly href: string;
  readonly disabledReason?: string | null;
}

/** Offers a page's own ways on in the palette. */
export function PaletteLinks({ items }: { items: readonly PaletteLink[] }) {
  usePaletteItems(items);
  return null;
}
