"use client";

import { Ellipsis } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useState } from "react";
import { cn } from "@/components/ui/class-names";
import { Sheet } from "@/components/ui/dialog";
import { currentItem, type NavItem } from "./navigation";
import { SidebarNav } from "./sidebar-nav";

const tabsShown = 4;
const tabClasses =
  "relative flex h-full w-full flex-col items-center justify-center gap-0.5 text-2xs font-medium -outline-offset-2 [&>svg]:size-5 [&>svg]:flex-none";

/** A phone's navigation: the daily places within reach of the thumb, all others in a sheet. */
export function TabBar({ items }: { items: readonly NavItem[] }) {
  const [more, setMore] = useState(false);
  const current = currentItem(items, usePathname());
  const tabs = items.filter((item) => !item.secondary).slice(0, tabsShown);
  const elsewhere = current !== null && !tabs.includes(current);
  return (
    <div
      data-print="hide"
      className="fixed inset-x-0 bottom-0 z-30 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      <nav aria-label="Main places">
        <ul className="grid h-(--tab-bar-height) auto-cols-fr grid-flow-col">
          {tabs.map((item) => (
            <li key={item.key}>
              <Link
                href={item.href}
                aria-current={item === current ? "page" : undefined}
                className={cn(tabClasses, item === current ? "text-accent-text" : "text-ink-muted")}
              >
                {item.icon}
                <span className="max-w-full truncate px-1">{item.label}</span>
                {item.count ? (
                  <span className="absolute top-1 left-1/2 ml-1.5 rounded-full bg-accent px-1 text-[0.625rem] leading-4 text-accent-ink tabular-nums">
                    {item.count}
                    <span className="sr-only"> waiting</span>
                  </span>
                ) : null}
              </Link>
            </li>
          ))}
          <li>
            <button
              type="button"
              aria-haspopup="dialog"
              aria-expanded={more}
              onClick={() => setMore(true)}
              className={cn(tabClasses, elsewhere ? "text-accent-text" : "text-ink-muted")}
            >
              <Ellipsis aria-hidden />
              More
            </button>
          </li>
        </ul>
      </nav>
      <Sheet open={more} onOpenChange={setMore} side="bottom" title="All places">
        <div className="pb-4">
          <SidebarNav items={items} onFollow={() => setMore(false)} />
        </div>
      </Sheet>
    </div>
  );
}
