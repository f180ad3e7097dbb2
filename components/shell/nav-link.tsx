"use client";

import Link from "next/link";
import { cn } from "@/components/ui/class-names";
import type { NavItem } from "./navigation";

interface NavLinkProps {
  item: NavItem;
  current: boolean;
  onFollow?: () => void;
}

export function NavLink({ item, current, onFollow }: NavLinkProps) {
  return (
    <Link
      href={item.href}
      onClick={onFollow}
      aria-current={current ? "page" : undefined}
      className={cn(
        "icon-slot flex h-8 items-center gap-2.5 rounded-control px-2 text-dense font-medium transition-colors max-md:h-11 max-md:text-sm",
        current
          ? "bg-accent-soft text-accent-soft-ink"
          : "text-ink-muted hover:bg-hover hover:text-ink [&>svg]:text-ink-subtle",
      )}
    >
      {item.icon}
      <span className="min-w-0 flex-1 truncate">{item.label}</span>
      {item.count === undefined || item.count === 0 ? null : (
        <span
          className={cn(
            "rounded-full px-1.5 text-2xs leading-[1.125rem] tabular-nums",
            current ? "bg-surface text-accent-soft-ink" : "bg-neutral-bg text-neutral-fg",
          )}
        >
          {item.count}
          <span className="sr-only"> waiting</span>
        </span>
      )}
    </Link>
  );
}
