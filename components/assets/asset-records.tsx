"use client";

import Link from "next/link";
import { StatusBadge } from "@/components/bookings/status-badge";
import { Timestamp } from "@/components/ui/timestamp";
import { rangeText } from "@/lib/client/time-text";
import { routes } from "@/lib/routes";
import type { AssetBookingLine, AssetEvent, AssetUsage } from "@/lib/schemas/asset";
import { ruleChanges } from "./asset-rule-words";
import { windowChanges } from "./maintenance-words";
import { NoneYet } from "./none-yet";
import { Readings } from "./readings";
import { ASSET_VERBS } from "./squawk-words";

interface InZone {
  org: string;
  /** IANA zone of the asset. */
  zone: string;
}

/** The next bookings that the viewer may open. */
export function AssetBookings({ org, zone, bookings }: InZone & { bookings: readonly AssetBookingLine[] }) {
  if (bookings.length === 0)
    return (
      <NoneYet title="None that you can open">
        Everybody's bookings of it are on the calendar, as taken time.
      </NoneYet>
    );
  return (
    <ul aria-label="Upcoming bookings" className="divide-y divide-line">
      {bookings.map(({ reference, status, startsAt, endsAt, authorName, own }) => (
        <li key={reference} className="space-y-1 px-4 py-2.5">
          <div className="flex flex-wrap items-center justify-between gap-2">
            <ReferenceLink org={org} reference={reference} />
            <StatusBadge lifecycle="asset" status={status} />
          </div>
          <p className="text-dense text-ink-muted">
            {rangeText(new Date(startsAt), new Date(endsAt), zone)}
            {own ? " · yours" : authorName ? ` · ${authorName}` : null}
          </p>
        </li>
      ))}
    </ul>
  );
}

interface AssetUsageListProps extends InZone {
  /** What the meter counts; null where no readings are kept. */
  unit: string | null;
  usage: readonly AssetUsage[];
}

/** Readings as they were logged; what was taken back stays, struck through. */
export function AssetUsageList({ org, zone, unit, usage }: AssetUsageListProps) {
  if (usage.length === 0)
    return (
      <NoneYet title="No readings yet">
        {unit === null
          ? "Once it has a unit, readings are logged with its bookings."
          : `Readings in ${unit} are logged with its bookings.`}
      </NoneYet>
    );
  return (
    <ul aria-label="Usage" className="divide-y divide-line">
      {usage.map((entry) => (
        <li
          key={entry.id}
          className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 px-4 py-2.5"
        >
          <div className="min-w-0 text-dense">
            <Readings entry={entry} offsets={entry.offsets} takenBack={entry.takenBack} unit={unit} />
            {entry.note ? <p className="mt-0.5 whitespace-pre-wrap wrap-anywhere">{entry.note}</p> : null}
          </div>
          <p className="text-xs text-ink-subtle">
            {entry.authorName ?? "A member"}, <Timestamp at={entry.at} zone={zone} />
            {entry.reference ? (
              <>
                {" "}
                · <ReferenceLink org={org} reference={entry.reference} />
              </>
            ) : null}
          </p>
        </li>
      ))}
    </ul>
  );
}

/** Who did what to the asset, newest first. */
export function AssetTrail({ zone, events }: { zone: string; events: readonly AssetEvent[] }) {
  if (events.length === 0)
    return (
      <NoneYet title="Nothing has happened yet">
        Squawks, maintenance and readings are kept here, and never changed.
      </NoneYet>
    );
  return (
    <ol aria-label="Trail, newest first" className="divide-y divide-line">
      {events.map(({ id, subject, action, title, actorKind, actorName, reason, at, rules, window }) => (
        <li key={id} className="px-4 py-2.5">
          <div className="flex flex-wrap items-baseline justify-between gap-x-3 gap-y-0.5">
            <p className="min-w-0 text-dense wrap-anywhere">
              <span className="font-medium">{actorName ?? "A member"}</span>
              {actorKind === "system" ? <span className="text-ink-subtle"> (Automatic)</span> : null}{" "}
              <span className="text-ink-muted">
                {ASSET_VERBS[`${subject} ${action}`] ?? `${action} (${subject})`}
              </span>
              {title ? <> “{title}”</> : null}
            </p>
            <Timestamp at={at} zone={zone} className="flex-none text-xs text-ink-subtle" />
          </div>
          <Changes
            lines={[...(rules ? ruleChanges(rules) : []), ...(window ? windowChanges(window, zone) : [])]}
          />
          {reason ? (
            <blockquote className="mt-1 border-l-2 border-line-strong pl-3 text-dense whitespace-pre-wrap wrap-anywhere text-ink-muted">
              <span className="sr-only">Reason: </span>
              {reason}
            </blockquote>
          ) : null}
        </li>
      ))}
    </ol>
  );
}

function Changes({ lines }: { lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <ul className="mt-0.5 text-dense wrap-anywhere text-ink-muted">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

function ReferenceLink({ org, reference }: { org: string; reference: string }) {
  return (
    <Link
      href={routes.desk(org).booking(reference)}
      className="reference font-mono text-dense font-medium underline-offset-2 hover:underline"
    >
      {reference}
    </Link>
  );
}
