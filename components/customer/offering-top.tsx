import { Clock, MapPin, UserRound } from "lucide-react";
import { formatMinutes } from "@/lib/domain/schedule/format";
import type { PublicOffering } from "@/lib/schemas/public-booking";

/** What is booked, above every step of booking it. */
export function OfferingTop({ offering, title }: { offering: PublicOffering; title?: string }) {
  const facts = [
    { icon: Clock, text: formatMinutes(offering.durationMinutes) },
    ...(offering.provider ? [{ icon: UserRound, text: offering.provider }] : []),
    ...(offering.location ? [{ icon: MapPin, text: offering.location }] : []),
  ];
  return (
    <header className="space-y-3">
      <h1 data-page-heading tabIndex={-1} className="text-2xl font-semibold tracking-tight text-balance">
        {title ?? offering.name}
      </h1>
      {title ? <p className="text-base text-ink-muted">{offering.name}</p> : null}
      {!title && offering.description ? (
        <p className="text-base text-pretty whitespace-pre-line text-ink-muted">{offering.description}</p>
      ) : null}
      <ul className="flex flex-wrap gap-x-4 gap-y-1.5 text-sm text-ink-muted">
        {facts.map(({ icon: Icon, text }) => (
          <li key={text} className="inline-flex min-w-0 items-center gap-1.5">
            <Icon aria-hidden className="size-4 flex-none" />
            <span className="min-w-0 break-words">{text}</span>
          </li>
        ))}
      </ul>
    </header>
  );
}

export function Promises({ promises }: { promises: readonly string[] }) {
  if (promises.length === 0) return null;
  return (
    <ul className="space-y-1 text-dense text-pretty text-ink-muted">
      {promises.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
