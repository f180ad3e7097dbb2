"use client";

import {
  CircleCheck,
  Hourglass,
  Info,
  type LucideIcon,
  ShieldAlert,
  TriangleAlert,
  Wrench,
} from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/class-names";
import { toneTextClasses } from "@/components/ui/tone";
import { absoluteText } from "@/lib/client/time-text";
import type { AirworthinessDto, AssetSquawk, CauseDto } from "@/lib/schemas/asset";
import { SEVERITY_LABELS } from "./squawk-words";

interface CauseLinesProps {
  airworthiness: AirworthinessDto;
  /** Reported, and not confirmed yet: nothing follows from these, but whoever uses the asset should know. */
  waiting?: readonly Pick<AssetSquawk, "id" | "title" | "severity">[];
  /** IANA zone of the asset. */
  zone: string;
  className?: string;
}

/** Why an asset may or may not be used now, one sentence a cause; what else should be known comes after. */
export function CauseLines({ airworthiness, waiting = [], zone, className }: CauseLinesProps) {
  const { causes, remarks } = airworthiness;
  if (causes.length + remarks.length + waiting.length === 0)
    return (
      <Line icon={CircleCheck} tone="text-ink-subtle" className={className}>
        Nothing is reported that keeps it from being used.
      </Line>
    );
  return (
    <ul className={cn("space-y-1", className)}>
      {causes.map((cause) => (
        <li key={cause.id}>
          <Line icon={cause.kind === "maintenance" ? Wrench : ShieldAlert} tone={toneTextClasses.negative}>
            {forbidding(cause, zone)}: <strong className="font-medium">{cause.title}</strong>
          </Line>
        </li>
      ))}
      {remarks.map((remark) => (
        <li key={remark.id}>
          <Line
            icon={isCaution(remark) ? TriangleAlert : Info}
            tone={isCaution(remark) ? toneTextClasses.warning : toneTextClasses.info}
          >
            {remarking(remark, zone)}: <strong className="font-medium">{remark.title}</strong>
          </Line>
        </li>
      ))}
      {waiting.map(({ id, title, severity }) => (
        <li key={id}>
          <Line icon={Hourglass} tone={toneTextClasses.warning}>
            {SEVERITY_LABELS[severity]}, reported and not confirmed yet:{" "}
            <strong className="font-medium">{title}</strong>
          </Line>
        </li>
      ))}
    </ul>
  );
}

function Line({
  icon: Icon,
  tone,
  className,
  children,
}: {
  icon: LucideIcon;
  tone: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <p className={cn("flex items-start gap-2 text-dense", className)}>
      <Icon aria-hidden className={cn("mt-0.5 size-4 flex-none", tone)} />
      <span className="min-w-0 wrap-anywhere">{children}</span>
    </p>
  );
}

function forbidding(cause: CauseDto, zone: string): string {
  if (cause.kind === "maintenance")
    return `In maintenance until ${absoluteText(new Date(cause.endsAt), zone)}`;
  return cause.status === "deferred" ? "Grounded again, its deferral has ended" : "Grounded by a squawk";
}

function isCaution(cause: CauseDto): boolean {
  return cause.kind === "squawk" && cause.severity !== "info";
}

function remarking(cause: CauseDto, zone: string): string {
  if (cause.kind === "maintenance") return "Maintenance";
  const word = { grounding: "Grounding squawk", caution: "Caution", info: "To know" }[cause.severity];
  if (cause.status === "deferred" && cause.deferredUntil !== null)
    return `${word}, deferred until ${absoluteText(new Date(cause.deferredUntil), zone)}`;
  return word;
}
