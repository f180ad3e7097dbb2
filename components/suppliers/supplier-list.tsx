"use client";

import { CirclePause, Pencil, Plus, Zap } from "lucide-react";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageBody, PageHeader } from "@/components/ui/page-header";
import { toast } from "@/components/ui/toast";
import { formatMinutes } from "@/lib/domain/schedule/format";
import type { SupplierDto } from "@/lib/schemas/supplier";
import { SupplierForm } from "./supplier-form";

interface SupplierListProps {
  org: string;
  suppliers: readonly SupplierDto[];
  /** Why this person changes nothing here, or null. */
  refusedToWrite: string | null;
}

const NEW = "new";

/** The page of the suppliers, each changed in its place. */
export function SupplierList({ org, suppliers, refusedToWrite }: SupplierListProps) {
  const router = useRouter();
  const [open, setOpen] = useState<string | null>(null);
  const list = useRef<HTMLDivElement>(null);

  /** Gives the focus back to the button that opened the form. */
  function close() {
    const button = open;
    setOpen(null);
    requestAnimationFrame(() =>
      list.current?.querySelector<HTMLElement>(`[data-opens="${button}"]`)?.focus(),
    );
  }

  function done(supplier: SupplierDto) {
    toast.success(`${supplier.name} is saved`);
    close();
    router.refresh();
  }

  return (
    <div ref={list} className="contents">
      <PageHeader
        title="Suppliers"
        actions={
          <Button
            data-opens={NEW}
            variant="primary"
            icon={<Plus aria-hidden />}
            disabledReason={refusedToWrite ?? (open === NEW ? "The form is open below." : null)}
            onClick={() => setOpen(NEW)}
          >
            New supplier
          </Button>
        }
      />
      <PageBody narrow>
        {open === NEW ? (
          <div className="mb-4 rounded-card border border-accent bg-surface p-4 shadow-card">
            <SupplierForm org={org} supplier={null} onDone={done} onCancel={close} />
          </div>
        ) : null}
        <div className="rounded-card border border-line bg-surface shadow-card">
          {suppliers.length === 0 ? (
            <EmptyState kind="nothing" title="No suppliers yet">
              A supplier answers the requests for its offerings, in the desk or through the link in a mail.
            </EmptyState>
          ) : (
            <ul aria-label="Suppliers" className="divide-y divide-line">
              {suppliers.map((supplier) => (
                <li key={supplier.id} className="p-4">
                  {open === supplier.id ? (
                    <SupplierForm org={org} supplier={supplier} onDone={done} onCancel={close} />
                  ) : (
                    <SupplierRow
                      supplier={supplier}
                      refusedToWrite={refusedToWrite}
                      onEdit={() => setOpen(supplier.id)}
                    />
                  )}
                </li>
              ))}
            </ul>
          )}
        </div>
      </PageBody>
    </div>
  );
}

interface SupplierRowProps {
  supplier: SupplierDto;
  refusedToWrite: string | null;
  onEdit: () => void;
}

function SupplierRow({ supplier, refusedToWrite, onEdit }: SupplierRowProps) {
  const { name, email, active, confirmsAutomatically, decisionTimeLimitMinutes } = supplier;
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
      <div className="min-w-0 flex-1 basis-60">
        <p className="flex flex-wrap items-center gap-2 text-sm font-medium">
          {name}
          {active ? null : (
            <Badge tone="muted" icon={<CirclePause aria-hidden />}>
              Inactive
            </Badge>
          )}
          {confirmsAutomatically ? (
            <Badge tone="info" icon={<Zap aria-hidden />}>
              Confirms by itself
            </Badge>
          ) : null}
        </p>
        <a
          href={`mailto:${email}`}
          className="text-dense break-all text-ink-muted underline-offset-2 hover:underline"
        >
          {email}
        </a>
      </div>
      <p className="text-dense text-ink-muted">
        {decisionTimeLimitMinutes === null
          ? "No time limit to decide"
          : `${formatMinutes(decisionTimeLimitMinutes)} to decide`}
      </p>
      <Button
        size="small"
        data-opens={supplier.id}
        aria-label={`Edit ${name}`}
        icon={<Pencil aria-hidden />}
        disabledReason={refusedToWrite}
        onClick={onEdit}
      >
        Edit
      </Button>
    </div>
  );
}
