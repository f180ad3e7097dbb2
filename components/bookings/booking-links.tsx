"use client";

import { Ban, CircleCheck, CircleSlash, Link2, type LucideIcon, TimerOff } from "lucide-react";
import { useId, useState } from "react";
import { ConfirmAction } from "@/components/settings/confirm-action";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Timestamp } from "@/components/ui/timestamp";
import type { Tone } from "@/components/ui/tone";
import { revokeLinkAction } from "@/lib/actions/links";
import type { BookingLinkDto } from "@/lib/schemas/link";
import { NewLinkDialog } from "./new-link-dialog";

const STATES: Readonly<Record<BookingLinkDto["state"], { label: string; tone: Tone; icon: LucideIcon }>> = {
  works: { label: "Works", tone: "positive", icon: CircleCheck },
  used: { label: "Used", tone: "neutral", icon: CircleCheck },
  expired: { label: "Expired", tone: "warning", icon: TimerOff },
  revoked: { label: "Revoked", tone: "muted", icon: Ban },
  ended: { label: "Ended", tone: "muted", icon: CircleSlash },
};

interface BookingLinksProps {
  org: string;
  bookingId: string;
  links: readonly BookingLinkDto[];
  /** IANA zone of the organization. */
  zone: string;
  /** Nothing about the booking can change any more. */
  final: boolean;
}

/** The links that lead a customer or a supplier to the booking: whose they are, and whether they still open it. */
export function BookingLinks({ org, bookingId, links, zone, final }: BookingLinksProps) {
  const [asked, setAsked] = useState<BookingLinkDto | null>(null);
  const [making, setMaking] = useState(false);
  return (
    <Card
      title="Links"
      id="links"
      className="max-lg:order-3"
      print="hide"
      actions={
        <Button
          size="small"
          icon={<Link2 aria-hidden />}
          disabledReason={final ? "The booking is final: a link could do nothing." : null}
          onClick={() => setMaking(true)}
        >
          New link
        </Button>
      }
    >
      {links.length === 0 ? (
        <p className="text-dense text-ink-subtle">
          No link leads here yet. Mails to the customer and the supplier bring theirs.
        </p>
      ) : (
        <ul className="divide-y divide-line">
          {links.map((link) => (
            <LinkEntry key={link.id} link={link} zone={zone} onRevoke={() => setAsked(link)} />
          ))}
        </ul>
      )}
      {asked ? (
        <ConfirmAction
          title={`Revoke the link of ${asked.subject}?`}
          description="Whoever follows it is told that it no longer works. It cannot be brought back; a new one can be made."
          confirmLabel="Revoke link"
          call={() => revokeLinkAction(org, { linkId: asked.id })}
          doneMessage="The link no longer works"
          onClose={() => setAsked(null)}
        />
      ) : null}
      {making ? <NewLinkDialog org={org} bookingId={bookingId} onClose={() => setMaking(false)} /> : null}
    </Card>
  );
}

interface LinkEntryProps {
  link: BookingLinkDto;
  zone: string;
  onRevoke: () => void;
}

function LinkEntry({ link, zone, onRevoke }: LinkEntryProps) {
  const whose = useId();
  const { label, tone, icon: Icon } = STATES[link.state];
  const over = link.state === "revoked" || link.state === "expired";
  return (
    <li className="py-2.5 first:pt-0 last:pb-0">
      <div className="flex items-start justify-between gap-3">
        <p id={whose} className="min-w-0 truncate text-dense font-medium">
          {link.subject}{" "}
          <span className="font-normal text-ink-subtle">
            ({link.purpose === "manage" ? "customer" : "supplier"})
          </span>
        </p>
        <Badge tone={tone} icon={<Icon aria-hidden />}>
          {label}
        </Badge>
      </div>
      <dl className="mt-1 grid grid-cols-[auto_minmax(0,1fr)] gap-x-2 gap-y-0.5 text-xs text-ink-subtle">
        <dt>Made</dt>
        <dd>
          <Timestamp at={link.createdAt} zone={zone} />
          {link.madeBy ? ` by ${link.madeBy}` : ", with a mail"}
        </dd>
        <dt>{link.state === "expired" ? "Expired" : "Expires"}</dt>
        <dd>
          <Timestamp at={link.expiresAt} zone={zone} />
        </dd>
        <dt>Last used</dt>
        <dd>{link.lastUsedAt ? <Timestamp at={link.lastUsedAt} zone={zone} /> : "Never acted through"}</dd>
        {link.revokedAt ? (
          <>
            <dt>Revoked</dt>
            <dd>
              <Timestamp at={link.revokedAt} zone={zone} />
            </dd>
          </>
        ) : null}
      </dl>
      {over ? null : (
        <Button size="small" className="mt-2" aria-describedby={whose} onClick={onRevoke}>
          Revoke
        </Button>
      )}
    </li>
  );
}
