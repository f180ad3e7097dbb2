"use client";

import { createContext, type ReactNode, use, useCallback, useEffect, useSyncExternalStore } from "react";

interface ServerClock {
  /** RFC 3339 instant at which the page was rendered. */
  now: string;
  /** The viewer's IANA zone, where the browser has told us. */
  viewerZone: string | null;
}

const viewerZoneCookie = "viewer-zone";

const ClockContext = createContext<ServerClock | null>(null);

/**
 * Gives the first render in the browser the same clock as the server's, so that relative times hydrate
 * without a mismatch, and remembers the viewer's zone for the next request.
 */
export function ClockProvider({
  now,
  viewerZone,
  children,
}: {
  now: string;
  viewerZone?: string | null;
  children: ReactNode;
}) {
  useEffect(() => {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (zone === viewerZone) return;
    const secure = location.protocol === "https:" ? "; secure" : "";
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every supported browser.
    document.cookie = `${viewerZoneCookie}=${encodeURIComponent(zone)}; path=/; max-age=31536000; samesite=lax${secure}`;
  }, [viewerZone]);
  return <ClockContext value={{ now, viewerZone: viewerZone ?? null }}>{children}</ClockContext>;
}

interface Ticker {
  listeners: Set<() => void>;
  timer: number;
}

const tickers = new Map<number, Ticker>();

/** One timer for all that look at the clock equally often. */
function subscribeEvery(intervalMs: number, onTick: () => void): () => void {
  let ticker = tickers.get(intervalMs);
  if (!ticker) {
    const listeners = new Set<() => void>();
    const timer = window.setInterval(() => {
      for (const listener of listeners) listener();
    }, intervalMs);
    ticker = { listeners, timer };
    tickers.set(intervalMs, ticker);
  }
  const { listeners, timer } = ticker;
  listeners.add(onTick);
  return () => {
    listeners.delete(onTick);
    if (listeners.size > 0) return;
    window.clearInterval(timer);
    tickers.delete(intervalMs);
  };
}

/** Coarse clocks round up: what was made a second ago must not seem to lie ahead. */
function roundTo(stepMs: number, instantMs: number): number {
  const round = stepMs > 1_000 ? Math.ceil : Math.floor;
  return round(instantMs / stepMs) * stepMs;
}

/** The current time, ticking; null in a server render without a ClockProvider above. */
export function useNow(everySeconds: 1 | 30): Date | null {
  const server = use(ClockContext);
  const stepMs = everySeconds * 1_000;
  const subscribe = useCallback((onTick: () => void) => subscribeEvery(stepMs, onTick), [stepMs]);
  const instant = useSyncExternalStore(
    subscribe,
    () => roundTo(stepMs, Date.now()),
    () => (server ? Date.parse(server.now) : null),
  );
  return instant === null ? null : new Date(instant);
}

function neverChanges(): () => void {
  return () => undefined;
}

/** The viewer's IANA zone; null until it is known. */
export function useViewerZone(): string | null {
  const server = use(ClockContext);
  return useSyncExternalStore(
    neverChanges,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => server?.viewerZone ?? null,
  );
}
