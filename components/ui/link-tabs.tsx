"use client";

import Link from "next/link";
import { useEffect, useRef } from "react";
import { cn } from "./class-names";

export interface LinkTab {
  key: string;
  label: string;
  href: string;
  /** Shown after the label; "99+" where counting stopped. */
  count?: number | "99+" | undefined;
  current: boolean;
}

/** Views that are addresses: back works and each can be shared. Where they are wider than the window, the current one is in sight. */
export function LinkTabs({ label, tabs }: { label: string; tabs: readonly LinkTab[] }) {
  const bar = useRef<HTMLElement>(null);
  const current = tabs.find((tab) => tab.current)?.key;
  useEffect(() => {
    if (current) showCurrent(bar.current);
  }, [current]);
  return (
    <nav
      ref={bar}
      aria-label={label}
      data-print="hide"
      className="-mb-px overflow-x-auto border-b border-line"
    >
      <ul className="flex w-max min-w-full sm:gap-1">
        {tabs.map((tab) => (
          <li key={tab.key}>
            <Link
              href={tab.href}
              scroll={false}
              aria-current={tab.current ? "page" : undefined}
              className={cn(
                "flex h-10 items-center gap-1.5 rounded-t-control border-b-2 px-1.5 text-dense whitespace-nowrap sm:px-3 font-medium -outline-offset-2 transition-colors",
                tab.current
                  ? "border-accent-text text-ink"
                  : "border-transparent text-ink-muted hover:border-line-strong hover:text-ink",
              )}
            >
              {tab.label}
              {tab.count === undefined ? null : (
                <span
                  className={cn(
                    "rounded-full px-1.5 text-2xs leading-[1.125rem] font-medium tabular-nums",
                    tab.current ? "bg-accent-soft text-accent-soft-ink" : "bg-neutral-bg text-neutral-fg",
                  )}
                >
                  {tab.count}
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Sideways alone: the page itself stays where it is. */
function showCurrent(bar: HTMLElement | null): void {
  const tab = bar?.querySelector('[aria-current="page"]');
  if (!bar || !tab) return;
  const [around, own] = [bar.getBoundingClientRect(), tab.getBoundingClientRect()];
  bar.scrollLeft += own.left + own.width / 2 - (around.left + around.width / 2);
}
