"use client";

import { Gauge } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Timestamp } from "@/components/ui/timestamp";
import type { BookingAsset } from "@/lib/schemas/asset";
import { NoneYet } from "./none-yet";
import { Readings } from "./readings";

const UsageDialog = dynamic(() => import("./usage-dialog"), { ssr: false });

interface UsageCardProps {
  org: string;
  booking: { readonly id: string; readonly reference: string; readonly version: number };
  asset: BookingAsset;
  /** Whether this person could complete the booking once it has readings. */
  completes: boolean;
}

/** A booking's readings, with those that were taken back, and where they are logged and corrected. */
export function UsageCard({ org, booking, asset, completes }: UsageCardProps) {
  const [open, setOpen] = useState(false);
  const takenBack = new Set(asset.usage.map(({ offsetsId }) => offsetsId));
  return (
    <Card
      title="Usage"
      id="usage"
      flush
      actions={
        <Button
          size="small"
          icon={<Gauge aria-hidden />}
          disabledReason={asset.refusedToLog}
          onClick={() => setOpen(true)}
        >
          {asset.currentUsageId ? "Correct readings" : "Log readings"}
        </Button>
      }
    >
      {asset.usage.length === 0 ? (
        <NoneYet title="No readings yet">
          {asset.usageUnit === null
            ? `No readings are kept of ${asset.name}.`
            : `Start and end are logged in ${asset.usageUnit}, and finalise the booking.`}
        </NoneYet>
      ) : (
        <ul aria-label="Readings" className="divide-y divide-line">
          {asset.usage.toReversed().map((entry) => (
            <li key={entry.id} className="px-4 py-2.5 text-dense">
              <Readings
                entry={entry}
                offsets={entry.offsetsId !== null}
                takenBack={takenBack.has(entry.id)}
                unit={asset.usageUnit}
              />
              {entry.note ? <p className="mt-0.5 whitespace-pre-wrap wrap-anywhere">{entry.note}</p> : null}
              <p className="text-xs text-ink-subtle">
                {entry.authorName}, <Timestamp at={entry.at} zone={asset.timeZone} />
              </p>
            </li>
          ))}
        </ul>
      )}
      {open ? (
        <UsageDialog
          org={org}
          booking={booking}
          asset={asset}
          completes={completes}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </Card>
  );
}
