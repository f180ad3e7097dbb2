import type { ReactNode } from "react";

export interface MenuItem {
  kind?: "item";
  key: string;
  label: string;
  icon?: ReactNode;
  hint?: string;
  href?: string;
  onSelect?: () => void;
  /** Makes it an item that is on or off. */
  checked?: boolean;
  /** Shown under the label; the item stays reachable and does nothing. */
  disabledReason?: string | null;
  destructive?: boolean;
  shortcut?: string;
}

export type MenuEntry =
  | MenuItem
  | { kind: "separator"; key: string }
  | { kind: "label"; key: string; label: string };
