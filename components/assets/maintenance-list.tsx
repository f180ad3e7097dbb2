"use client";

import { Pencil, Trash2 } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { useNow } from "@/lib/client/clock";
import { rangeText } from "@/lib/client/time-text";
import type { AssetMaintenance } from "@/lib/schemas/asset";
import { NoneYet } from "./none-yet";

const MaintenanceDialog = dynamic(() => import("./maintenance-dialog"), { ssr: false });
const RemoveMaintenanceDialog = dynamic(() => import("./remove-maintenance-dialog"), { ssr: false });

interface MaintenanceListProps {
  org: string;
  asset: { readonly id: string; readonly name: string; readonly timeZone: string };
  maintenance: readonly AssetMaintenance[];
  /** Why this person plans none, or null. */
  refusedToMaintain: string | null;
}

/** Windows of maintenance that are ahead, under way, or over and still what bookings wait for; soonest first. */
export function MaintenanceList({ org, asset, maintenance, refusedToMaintain }: MaintenanceListProps) {
  const [asked, setAsked] = useState<{ id: string; to: "change" | "remove" } | null>(null);
  // As it stands now, so that a dialog looks again at what changed meanwhile.
  const wanted = maintenance.find(({ id }) => id === asked?.id);
  const now = useNow(30);
  const close = () => setAsked(null);
  if (maintenance.length === 0)
    return (
      <NoneYet title="No maintenance ahead">While it is maintained, its bookings are suspended.</NoneYet>
    );
  return (
    <>
      <ul aria-label="Maintenance" className="divide-y divide-line">
        {maintenance.map((window) => (
          <li
            key={window.id}
            className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-4 py-3"
          >
            <div className="min-w-0 flex-1 basis-60 space-y-1">
              <div className="flex flex-wrap items-center gap-2">
                <h3 className="text-sm font-medium wrap-anywhere">{window.title}</h3>
                {now ? <Progress window={window} now={now} /> : null}
              </div>
              <p className="text-dense text-ink-muted">
                {rangeText(new Date(window.startsAt), new Date(window.endsAt), asset.timeZone)}
              </p>
              {window.holds > 0 ? (
                <p className="text-dense text-ink-muted">
                  {window.holds === 1 ? "1 booking waits" : `${window.holds} bookings wait`} until it is
                  moved, shortened or removed.
                </p>
              ) : null}
              {window.reason ? (
                <p className="text-dense whitespace-pre-wrap wrap-anywhere">{window.reason}</p>
              ) : null}
            </div>
            <div data-print="hide" className="flex flex-none gap-2">
              <Button
                size="small"
                icon={<Pencil aria-hidden />}
                aria-label={`Change ${window.title}`}
                disabledReason={refusedToMaintain}
                onClick={() => setAsked({ id: window.id, to: "change" })}
              >
                Change
              </Button>
              <Button
                size="small"
                icon={<Trash2 aria-hidden />}
                aria-label={`Remove ${window.title}`}
                disabledReason={refusedToMaintain}
                onClick={() => setAsked({ id: window.id, to: "remove" })}
              >
                Remove
              </Button>
            </div>
          </li>
        ))}
      </ul>
      {wanted && asked?.to === "change" ? (
        <MaintenanceDialog org={org} asset={asset} maintenance={wanted} onClose={close} />
      ) : null}
      {wanted && asked?.to === "remove" ? (
        <RemoveMaintenanceDialog org={org} zone={asset.timeZone} maintenance={wanted} onClose={close} />
      ) : null}
    </>
  );
}

function Progress({ window, now }: { window: AssetMaintenance; now: Date }) {
  if (new Date(window.endsAt) <= now) return <Badge tone="neutral">Over</Badge>;
  return new Date(window.startsAt) <= now ? <Badge tone="warning">Under way</Badge> : null;
}
