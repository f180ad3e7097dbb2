import { CalendarClock, Hourglass } from "lucide-react";
import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { Timestamp } from "@/components/ui/timestamp";
import { routes } from "@/lib/routes";
import type { AssetListItem } from "@/lib/schemas/asset";
import { CauseLines } from "./cause-lines";
import { AirworthinessBadge } from "./squawk-badges";

/** The shared assets, each with whether it may be used now and why. */
export function AssetList({ org, assets }: { org: string; assets: readonly AssetListItem[] }) {
  return (
    <div className="rounded-card border border-line bg-surface shadow-card">
      {assets.length === 0 ? (
        <EmptyState kind="nothing" title="No shared assets yet">
          What members share, one at a time, appears here once an offering of shared assets books it.
        </EmptyState>
      ) : (
        <ul aria-label="Assets" className="divide-y divide-line">
          {assets.map((asset) => (
            <li key={asset.id} className="p-4">
              <AssetRow org={org} asset={asset} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function AssetRow({ org, asset }: { org: string; asset: AssetListItem }) {
  const { id, name, airworthiness, pendingSquawks, nextMaintenance, timeZone } = asset;
  return (
    <div className="space-y-2">
      <div className="flex flex-wrap items-center gap-2">
        <h2 className="min-w-0 text-sm font-medium">
          <Link href={routes.desk(org).asset(id)} className="underline-offset-2 hover:underline">
            {name}
          </Link>
        </h2>
        <AirworthinessBadge airworthy={airworthiness.airworthy} />
        {pendingSquawks > 0 ? (
          <Badge tone="warning" icon={<Hourglass aria-hidden />}>
            {pendingSquawks === 1 ? "1 squawk to confirm" : `${pendingSquawks} squawks to confirm`}
          </Badge>
        ) : null}
      </div>
      <CauseLines airworthiness={airworthiness} zone={timeZone} />
      {nextMaintenance ? (
        <p className="flex items-start gap-2 text-dense text-ink-muted">
          <CalendarClock aria-hidden className="mt-0.5 size-4 flex-none text-ink-subtle" />
          <span className="min-w-0 wrap-anywhere">
            Maintenance from{" "}
            <Timestamp at={nextMaintenance.startsAt} zone={timeZone} form="full" unfocusable />:{" "}
            {nextMaintenance.title}
          </span>
        </p>
      ) : null}
    </div>
  );
}
