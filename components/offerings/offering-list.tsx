import { CirclePause } from "lucide-react";
import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { type OfferingTerms, policySentences } from "@/lib/domain/lifecycle/policy-words";
import { LIFECYCLE_KEYS, type LifecycleKey, lifecycleOf } from "@/lib/domain/lifecycle/registry";

import { routes, withQuery } from "@/lib/routes";
import type { OfferingDto } from "@/lib/schemas/offering";

interface OfferingListProps {
  org: string;
  offerings: readonly OfferingDto[];
  supplierNames: ReadonlyMap<string, string>;
  resourceLabels: ReadonlyMap<string, string>;
  /** Lifecycles that this person may book. */
  bookable: readonly LifecycleKey[];
  canWrite: boolean;
}

/** What can be booked, by lifecycle. */
export function OfferingList(props: OfferingListProps) {
  const used = LIFECYCLE_KEYS.filter((key) => props.offerings.some(({ lifecycle }) => lifecycle === key));
  return (
    <div className="space-y-4">
      {used.map((key) => (
        <Card key={key} id={`offerings-${key}`} title={lifecycleOf(key).label} flush>
          <ul aria-label={lifecycleOf(key).label} className="divide-y divide-line">
            {props.offerings
              .filter(({ lifecycle }) => lifecycle === key)
              .map((offering) => (
                <OfferingRow key={offering.id} offering={offering} {...props} />
              ))}
          </ul>
        </Card>
      ))}
    </div>
  );
}

interface OfferingRowProps extends Omit<OfferingListProps, "offerings"> {
  offering: OfferingDto;
}

function OfferingRow({ org, offering, supplierNames, resourceLabels, bookable, canWrite }: OfferingRowProps) {
  const { id, name, description, lifecycle, active, supplierId, resourceId, policy } = offering;
  const desk = routes.desk(org);
  const parts = [
    supplierId && supplierNames.get(supplierId),
    resourceId && resourceLabels.get(resourceId),
  ].filter(Boolean);
  const refused = !bookable.includes(lifecycle)
    ? "Your roles do not make bookings of this kind."
    : active
      ? null
      : "The offering is not active.";
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 px-4 py-3">
      <div className="min-w-0 flex-1 basis-72">
        <p className="flex flex-wrap items-center gap-2 text-sm font-medium">
          {canWrite ? (
            <Link href={desk.offering(id)} className="rounded-sm underline-offset-2 hover:underline">
              {name}
            </Link>
          ) : (
            name
          )}
          {active ? null : (
            <Badge tone="muted" icon={<CirclePause aria-hidden />}>
              Inactive
            </Badge>
          )}
        </p>
        {description ? <p className="text-dense text-pretty text-ink-muted">{description}</p> : null}
        {parts.length > 0 ? <p className="text-dense text-ink-subtle">{parts.join(" · ")}</p> : null}
        <p className="mt-0.5 text-xs text-pretty text-ink-subtle">
          {policySentences(lifecycle, policy as OfferingTerms).join(" ")}
        </p>
      </div>
      <ButtonLink
        size="small"
        href={withQuery(desk.newBooking, { offering: id })}
        aria-label={`Book ${name}`}
        disabledReason={refused}
      >
        Book
      </ButtonLink>
    </li>
  );
}
