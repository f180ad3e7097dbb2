import {
  ArrowRight,
  Bot,
  Building2,
  Database,
  type LucideIcon,
  UserRound,
  UserRoundCheck,
} from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/class-names";
import { Timestamp } from "@/components/ui/timestamp";
import { rangeText } from "@/lib/client/time-text";
import { commandPresentation } from "@/lib/domain/lifecycle/presentation";
import type { LifecycleKey } from "@/lib/domain/lifecycle/registry";
import type { EventDto } from "@/lib/schemas/booking";
import { DomainIcon } from "./domain-icon";
import { StatusBadge } from "./status-badge";

type ActorKind = EventDto["actor"]["kind"];

/** Each kind of actor has its own icon, shape and word: a person is a circle, a machine a square. */
const ACTORS: Readonly<Record<ActorKind, { icon: LucideIcon; word: string | null; className: string }>> = {
  person: { icon: UserRound, word: null, className: "rounded-full bg-accent-soft text-accent-soft-ink" },
  supplier: { icon: Building2, word: "Supplier", className: "rounded-full bg-progress-bg text-progress-fg" },
  customer: { icon: UserRoundCheck, word: "Customer", className: "rounded-full bg-info-bg text-info-fg" },
  system: { icon: Bot, word: "Automatic", className: "rounded-control bg-neutral-bg text-neutral-fg" },
  database: {
    icon: Database,
    word: "By hand in SQL",
    className: "rounded-control bg-negative-bg text-negative-fg",
  },
};

const ORIGINS: Readonly<Record<string, string>> = {
  desk: "from the desk",
  api: "through the API",
  link: "through the link in a mail",
  public: "on the public page",
  worker: "automatically",
  seed: "from the demo",
  sql: "in the database",
};

interface TimelineProps {
  lifecycle: LifecycleKey;
  events: readonly EventDto[];
  /** IANA zone of the organization. */
  zone: string;
}

/** The booking's history, newest first: who, what, before and after, why, through which door. */
export function Timeline({ lifecycle, events, zone }: TimelineProps) {
  return (
    <ol aria-label="History, newest first" className="relative">
      {events.toReversed().map((event, index) => (
        <TimelineEntry
          key={event.id}
          lifecycle={lifecycle}
          event={event}
          zone={zone}
          last={index === events.length - 1}
        />
      ))}
    </ol>
  );
}

function TimelineEntry({
  lifecycle,
  event,
  zone,
  last,
}: {
  lifecycle: LifecycleKey;
  event: EventDto;
  zone: string;
  last: boolean;
}) {
  const { icon: Icon, word, className } = ACTORS[event.actor.kind];
  const { verb, icon } = commandPresentation(event.command);
  const changed = event.from !== event.to;
  const note = event.command === "note" ? String(event.metadata.text ?? "") : null;
  return (
    <li className="relative flex gap-3 pb-5 last:pb-0">
      {last ? null : <span aria-hidden className="absolute top-8 bottom-0 left-3.5 w-px bg-line" />}
      <span className={cn("grid size-7 flex-none place-items-center", className)}>
        <Icon aria-hidden className="size-4" />
      </span>
      <div className="min-w-0 flex-1 pt-0.5">
        <div className="flex flex-wrap items-baseline justify-between gap-x-3 gap-y-0.5">
          <p className="min-w-0 text-sm">
            <span className="font-medium">{event.actor.name}</span>
            {word ? <span className="text-dense text-ink-subtle"> ({word})</span> : null}{" "}
            <span className="text-ink-muted">{verb}</span>
          </p>
          <Timestamp at={event.at} zone={zone} className="flex-none text-xs text-ink-subtle" />
        </div>
        <div className="mt-1 flex flex-wrap items-center gap-1.5 empty:hidden">
          {changed && event.from !== null ? (
            <>
              <StatusBadge lifecycle={lifecycle} status={event.from} />
              <ArrowRight role="img" aria-label="to" className="size-3.5 text-ink-subtle" />
            </>
          ) : null}
          {changed ? <StatusBadge lifecycle={lifecycle} status={event.to} /> : null}
          {event.metadata.override === true ? (
            <Badge tone="warning" icon={<DomainIcon name="shield-alert" />}>
              Override
            </Badge>
          ) : null}
          {event.actor.kind === "database" ? (
            <Badge tone="negative" icon={<DomainIcon name="shield-alert" />}>
              Changed by hand
            </Badge>
          ) : null}
        </div>
        <TimesChanged metadata={event.metadata} zone={zone} />
        {note ? (
          <p className="mt-1.5 rounded-card border border-line bg-sunken px-3 py-2 text-sm whitespace-pre-wrap wrap-anywhere">
            {note}
          </p>
        ) : null}
        {event.reason ? (
          <blockquote className="mt-1.5 border-l-2 border-line-strong pl-3 text-sm whitespace-pre-wrap wrap-anywhere text-ink-muted">
            <span className="sr-only">Reason: </span>
            {event.reason}
          </blockquote>
        ) : null}
        <p className="mt-1 flex items-center gap-1 text-xs text-ink-subtle">
          <DomainIcon name={icon} className="size-3" />
          {ORIGINS[event.origin] ?? event.origin}
        </p>
      </div>
    </li>
  );
}

interface BeforeAfter {
  readonly before: string;
  readonly after: string;
}

function isBeforeAfter(value: unknown): value is BeforeAfter {
  if (typeof value !== "object" || value === null) return false;
  const { before, after } = value as Record<string, unknown>;
  return typeof before === "string" && typeof after === "string";
}

function TimesChanged({ metadata, zone }: { metadata: EventDto["metadata"]; zone: string }) {
  const { startsAt, endsAt } = metadata;
  if (!isBeforeAfter(startsAt) || !isBeforeAfter(endsAt)) return null;
  const range = (side: keyof BeforeAfter) =>
    rangeText(new Date(startsAt[side]), new Date(endsAt[side]), zone);
  return (
    <p className="mt-1 text-dense">
      <del className="text-ink-subtle">{range("before")}</del>{" "}
      <ArrowRight role="img" aria-label="to" className="inline size-3.5 text-ink-subtle" />{" "}
      <ins className="no-underline">{range("after")}</ins>
    </p>
  );
}
