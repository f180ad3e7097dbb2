"use client";

import { useSyncExternalStore } from "react";

function neverChanges(): () => void {
  return () => undefined;
}

/** Whether ⌘ is the command key here; false until the browser is known. */
export function useIsMac(): boolean {
  return useSyncExternalStore(
    neverChanges,
    () => /mac|iphone|ipad/i.test(navigator.userAgent),
    () => false,
  );
}
