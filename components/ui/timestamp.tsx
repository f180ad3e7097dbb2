"use client";

import { useNow, useViewerZone } from "@/lib/client/clock";
import { absoluteText, relativeText, type TimeForm, zoneLabel } from "@/lib/client/time-text";
import { cn } from "./class-names";

export interface TimestampProps {
  /** RFC 3339 instant. */
  at: string;
  /** IANA zone whose wall clock is shown. */
  zone: string;
  /** "relative" shows "3 hours ago" and the absolute time on hover and focus; the others the reverse. */
  form?: "relative" | TimeForm;
  /** Takes it out of the tab order; for dense lists whose row leads to a page that has it. */
  unfocusable?: boolean;
  className?: string;
}

/** An instant, with the zone named wherever it is not the viewer's own. */
export function Timestamp({ at, zone, form = "relative", unfocusable, className }: TimestampProps) {
  const now = useNow(30);
  const viewerZone = useViewerZone();
  const instant = new Date(at);
  const foreign = viewerZone !== null && viewerZone !== zone;
  const absolute = `${absoluteText(instant, zone, "full")} ${zoneLabel(zone)}`;
  const relative = now ? relativeText(instant, now) : absoluteText(instant, zone, "full");
  const own = foreign ? `, ${absoluteText(instant, viewerZone, "short")} yours` : "";
  return (
    <time
      dateTime={at}
      tabIndex={unfocusable ? undefined : 0}
      data-tooltip={form === "relative" ? `${absolute}${own}` : `${relative} · ${absolute}${own}`}
      className={cn("rounded-sm", className)}
    >
      {form === "relative" ? (
        <>
          <span className="whitespace-nowrap">{relative}</span>
          <span className="sr-only">, {absolute}</span>
        </>
      ) : (
        <>
          <span className="whitespace-nowrap">{absoluteText(instant, zone, form)}</span>
          {foreign ? (
            <>
              {" "}
              <span className="whitespace-nowrap text-ink-subtle">{zoneLabel(zone)}</span>
            </>
          ) : null}
        </>
      )}
    </time>
  );
}
