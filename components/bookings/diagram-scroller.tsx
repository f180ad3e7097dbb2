"use client";

import { type ReactNode, useEffect, useRef } from "react";

interface DiagramScrollerProps {
  label: string;
  /** What is brought into view at first, as a share of the drawing's width. */
  centre: number | null;
  children: ReactNode;
}

/** A drawing that is wider than its place, with the current status in view. */
export function DiagramScroller({ label, centre, children }: DiagramScrollerProps) {
  const ref = useRef<HTMLElement>(null);
  useEffect(() => {
    const box = ref.current;
    if (!box || centre === null) return;
    box.scrollLeft = centre * box.scrollWidth - box.clientWidth / 2;
  }, [centre]);
  return (
    <section
      ref={ref}
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
      tabIndex={0}
      className="-mx-4 overflow-x-auto px-4 py-1"
    >
      {children}
    </section>
  );
}
