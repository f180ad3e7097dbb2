"use client";

import { useEffect, useRef } from "react";

const openDelayMs = 350;
const closeDelayMs = 120;
const gapPx = 6;
const marginPx = 8;

function ownerOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>("[data-tooltip]") : null;
}

function place(tip: HTMLElement, anchor: DOMRect) {
  const size = tip.getBoundingClientRect();
  const left = Math.min(
    Math.max(marginPx, anchor.left + anchor.width / 2 - size.width / 2),
    window.innerWidth - size.width - marginPx,
  );
  const above = anchor.top - size.height - gapPx;
  const top = above >= marginPx ? above : anchor.bottom + gapPx;
  tip.style.left = `${Math.round(left)}px`;
  tip.style.top = `${Math.round(top)}px`;
}

/**
 * Shows the text of whatever carries `data-tooltip`, on hover and on keyboard focus. One layer for the
 * whole page keeps tooltips free of cost for each of hundreds of owners. It stays while the pointer is on
 * it, and Escape dismisses it.
 */
export function TooltipLayer() {
  const tipRef = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const tip = tipRef.current;
    if (!tip) return;
    let owner: HTMLElement | null = null;
    let timer: number | undefined;
    let ownerTop = 0;
    let byFocus = false;

    const close = () => {
      window.clearTimeout(timer);
      owner = null;
      if (tip.matches(":popover-open")) tip.hidePopover();
    };
    const open = (next: HTMLElement, how: "pointer" | "focus") => {
      const text = next.dataset.tooltip;
      if (!text || !next.isConnected) return;
      owner = next;
      byFocus = how === "focus";
      tip.textContent = text;
      if (!tip.matches(":popover-open")) tip.showPopover();
      ownerTop = next.getBoundingClientRect().top;
      place(tip, next.getBoundingClientRect());
    };
    const after = (delayMs: number, run: () => void) => {
      window.clearTimeout(timer);
      timer = window.setTimeout(run, delayMs);
    };

    const onPointerOver = (event: PointerEvent) => {
      if (event.pointerType === "touch") return;
      if (event.target === tip) {
        window.clearTimeout(timer);
        return;
      }
      const next = ownerOf(event.target);
      if (next && next === owner) window.clearTimeout(timer);
      else if (next) after(owner ? 0 : openDelayMs, () => open(next, "pointer"));
      else if (owner && !byFocus) after(closeDelayMs, close);
      else window.clearTimeout(timer);
    };
    const onFocusIn = (event: FocusEvent) => {
      const next = ownerOf(event.target);
      if (next === event.target && next?.matches(":focus-visible")) open(next, "focus");
      else close();
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === "Escape") close();
    };

    const onScroll = () => {
      if (owner && Math.abs(owner.getBoundingClientRect().top - ownerTop) > 1) close();
    };

    document.addEventListener("pointerover", onPointerOver);
    document.addEventListener("focusin", onFocusIn);
    document.addEventListener("focusout", close);
    document.addEventListener("keydown", onKeyDown);
    document.addEventListener("pointerdown", close);
    document.addEventListener("scroll", onScroll, { capture: true, passive: true });
    return () => {
      window.clearTimeout(timer);
      document.removeEventListener("pointerover", onPointerOver);
      document.removeEventListener("focusin", onFocusIn);
      document.removeEventListener("focusout", close);
      document.removeEventListener("keydown", onKeyDown);
      document.removeEventListener("pointerdown", close);
      document.removeEventListener("scroll", onScroll, { capture: true });
    };
  }, []);

  return (
    <div
      ref={tipRef}
      role="tooltip"
      popover="manual"
      data-print="hide"
      className="fixed m-0 max-w-72 rounded-control border border-transparent bg-ink px-2 py-1 text-xs text-pretty text-canvas shadow-raised dark:border-line dark:bg-raised dark:text-ink"
    />
  );
}
