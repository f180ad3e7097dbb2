"use client";

import { Plus, TriangleAlert, Wrench } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { usePaletteItems } from "@/components/shell/palette-items";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";

const ReportSquawkDialog = dynamic(() => import("./report-squawk-dialog"), { ssr: false });
const MaintenanceDialog = dynamic(() => import("./maintenance-dialog"), { ssr: false });

interface AssetActionsProps {
  org: string;
  asset: { readonly id: string; readonly name: string; readonly timeZone: string };
  /** Where it is booked, or null where nothing active books it or this person books nothing. */
  bookHref: string | null;
  /** Why this person may not, or null. */
  refusedToReport: string | null;
  refusedToMaintain: string | null;
}

/** What can be done with an asset as a whole, from its page's header and from the palette. */
export function AssetActions({
  org,
  asset,
  bookHref,
  refusedToReport,
  refusedToMaintain,
}: AssetActionsProps) {
  const [open, setOpen] = useState<"squawk" | "maintenance" | null>(null);
  const close = () => setOpen(null);
  usePaletteItems([
    {
      key: "report-squawk",
      label: `Report squawk: ${asset.name}`,
      group: "This asset",
      icon: <TriangleAlert aria-hidden />,
      disabledReason: refusedToReport ?? undefined,
      run: () => setOpen("squawk"),
    },
    {
      key: "plan-maintenance",
      label: `Plan maintenance: ${asset.name}`,
      group: "This asset",
      icon: <Wrench aria-hidden />,
      disabledReason: refusedToMaintain ?? undefined,
      run: () => setOpen("maintenance"),
    },
  ]);
  return (
    <>
      <Button
        icon={<TriangleAlert aria-hidden />}
        disabledReason={refusedToReport}
        onClick={() => setOpen("squawk")}
      >
        Report squawk
      </Button>
      <Button
        icon={<Wrench aria-hidden />}
        disabledReason={refusedToMaintain}
        onClick={() => setOpen("maintenance")}
      >
        Plan maintenance
      </Button>
      {bookHref ? (
        <ButtonLink href={bookHref} variant="primary" icon={<Plus aria-hidden />}>
          Book it
        </ButtonLink>
      ) : null}
      {open === "squawk" ? <ReportSquawkDialog org={org} asset={asset} onClose={close} /> : null}
      {open === "maintenance" ? (
        <MaintenanceDialog org={org} asset={asset} maintenance={null} onClose={close} />
      ) : null}
    </>
  );
}
