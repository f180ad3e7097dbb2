"use client";

import { Merge } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { CustomerPage } from "@/lib/schemas/customer";
import { MergeDialog } from "./merge-dialog";

/** Leads to choosing whom this customer was kept twice as. */
export function MergeCard({ org, customer }: { org: string; customer: CustomerPage }) {
  const [open, setOpen] = useState(false);
  return (
    <Card title="Kept twice?" id="merge" print="hide">
      <p className="mb-3 text-dense text-ink-muted">
        When the same person is also here under another address, the two can be made one.
      </p>
      <Button icon={<Merge aria-hidden />} onClick={() => setOpen(true)}>
        Merge another into this
      </Button>
      {open ? <MergeDialog org={org} own={customer} onClose={() => setOpen(false)} /> : null}
    </Card>
  );
}
