"use client";

import { useSyncExternalStore } from "react";

type Overlay = "palette" | "shortcuts" | null;

let current: Overlay = null;
const listeners = new Set<() => void>();

function show(overlay: Overlay) {
  current = overlay;
  for (const listener of listeners) listener();
}

export function openPalette(): void {
  show("palette");
}

export function openShortcutHelp(): void {
  show("shortcuts");
}

export function closeOverlay(): void {
  show(null);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Which of the shell's own overlays is open; anything on a page may open one. */
export function useOverlay(): Overlay {
  return useSyncExternalStore(
    subscribe,
    () => current,
    () => null,
  );
}
