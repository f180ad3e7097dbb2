"use client";

import { Timestamp } from "@/components/ui/timestamp";
import { useViewerZone } from "@/lib/client/clock";
import { rangeText, zoneLabel } from "@/lib/client/time-text";
import { formatMinutes } from "@/lib/domain/schedule/format";

interface BookingPeriodProps {
  /** RFC 3339 instants. */
  startsAt: string;
  endsAt: string;
  /** IANA zone of the organization. */
  zone: string;
}

/** The period on the organization's wall clock, and on the viewer's where that is another. */
export function BookingPeriod({ startsAt, endsAt, zone }: BookingPeriodProps) {
  const viewerZone = useViewerZone();
  const from = new Date(startsAt);
  const to = new Date(endsAt);
  const foreign = viewerZone !== null && viewerZone !== zone;
  const own = rangeText(from, to, zone);
  const yours = foreign ? rangeText(from, to, viewerZone) : own;
  return (
    <>
      <span className="block">
        {own}
        {foreign ? <span className="text-ink-subtle"> {zoneLabel(zone)}</span> : null}
      </span>
      {yours !== own ? <span className="block text-dense text-ink-subtle">{yours} yours</span> : null}
      <span className="block text-dense text-ink-subtle">
        <Timestamp at={startsAt} zone={zone} /> · {formatMinutes((to.getTime() - from.getTime()) / 60_000)}
      </span>
    </>
  );
}
