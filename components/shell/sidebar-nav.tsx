"use client";

import { usePathname } from "next/navigation";
import { NavLink } from "./nav-link";
import { currentItem, type NavItem } from "./navigation";

interface SidebarNavProps {
  items: readonly NavItem[];
  onFollow?: () => void;
}

export function SidebarNav({ items, onFollow }: SidebarNavProps) {
  const current = currentItem(items, usePathname());
  const daily = items.filter((item) => !item.secondary);
  const secondary = items.filter((item) => item.secondary);
  return (
    <nav aria-label="Desk" className="flex flex-col gap-4">
      {[daily, secondary]
        .filter((group) => group.length > 0)
        .map((group) => (
          <ul key={group[0]?.key} className="flex flex-col gap-px">
            {group.map((item) => (
              <li key={item.key}>
                <NavLink item={item} current={item === current} onFollow={onFollow} />
              </li>
            ))}
          </ul>
        ))}
    </nav>
  );
}
