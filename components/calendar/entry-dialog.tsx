"use client";

import { DomainIcon } from "@/components/bookings/domain-icon";
import { StatusBadge } from "@/components/bookings/status-badge";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Dialog } from "@/components/ui/dialog";
import { rangeText, zoneLabel } from "@/lib/client/time-text";
import { entryLook } from "@/lib/domain/calendar/entry-look";
import { routes } from "@/lib/routes";
import type { ShownEntry } from "@/lib/schemas/calendar";

interface EntryDialogProps {
  org: string;
  /** IANA */
  zone: string;
  entry: ShownEntry;
  resourceName: string | null;
  onClose: () => void;
  /** The form that does what dragging does; not for everybody's bookings. */
  onChangeTimes: (() => void) | null;
}

/** What an entry is, and the ways on from it. */
export default function EntryDialog(props: EntryDialogProps) {
  const { org, zone, entry, resourceName, onClose, onChangeTimes } = props;
  const look = entryLook(entry);
  return (
    <Dialog
      open
      onOpenChange={onClose}
      width="small"
      title={entry.title}
      footer={
        <>
          <Button onClick={onClose}>Close</Button>
          {onChangeTimes ? <Button onClick={onChangeTimes}>Change times</Button> : null}
          {entry.kind === "maintenance" && entry.resourceId ? (
            <ButtonLink href={routes.desk(org).asset(entry.resourceId)} variant="primary">
              Open asset
            </ButtonLink>
          ) : null}
          {entry.reference ? (
            <ButtonLink href={routes.desk(org).booking(entry.reference)} variant="primary">
              Open booking
            </ButtonLink>
          ) : null}
        </>
      }
    >
      <dl className="space-y-2 pb-2 text-dense [&_dt]:text-xs [&_dt]:text-ink-subtle">
        <div>
          <dt>Status</dt>
          <dd>
            {entry.lifecycle ? (
              <StatusBadge lifecycle={entry.lifecycle} status={entry.status} />
            ) : (
              <Badge tone={look.tone} icon={<DomainIcon name={look.icon} />}>
                {look.label}
              </Badge>
            )}
          </dd>
        </div>
        <div>
          <dt>Time</dt>
          <dd className="tabular-nums">
            {rangeText(new Date(entry.startsAt), new Date(entry.endsAt), zone)}{" "}
            <span className="text-ink-subtle">({zoneLabel(zone)})</span>
          </dd>
        </div>
        {resourceName ? (
          <div>
            <dt>Asset</dt>
            <dd>{resourceName}</dd>
          </div>
        ) : null}
        {entry.reference ? (
          <div>
            <dt>Reference</dt>
            <dd className="reference">{entry.reference}</dd>
          </div>
        ) : null}
      </dl>
    </Dialog>
  );
}
