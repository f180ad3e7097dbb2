import {
  CalendarClock,
  CircleCheck,
  CircleDot,
  CircleSlash,
  Hourglass,
  Info,
  type LucideIcon,
  ShieldAlert,
  TriangleAlert,
} from "lucide-react";
import { Badge } from "@/components/ui/badge";
import type { Tone } from "@/components/ui/tone";
import type { Severity, SquawkStatus } from "@/lib/domain/assets/airworthiness";
import { SEVERITY_LABELS, SQUAWK_STATUS_LABELS } from "./squawk-words";

interface Look {
  readonly tone: Tone;
  readonly icon: LucideIcon;
}

const SEVERITIES: Readonly<Record<Severity, Look>> = {
  grounding: { tone: "negative", icon: ShieldAlert },
  caution: { tone: "warning", icon: TriangleAlert },
  info: { tone: "info", icon: Info },
};

const STATUSES: Readonly<Record<SquawkStatus, Look>> = {
  pending: { tone: "warning", icon: Hourglass },
  open: { tone: "negative", icon: CircleDot },
  deferred: { tone: "info", icon: CalendarClock },
  resolved: { tone: "positive", icon: CircleCheck },
  dismissed: { tone: "muted", icon: CircleSlash },
};

export function SeverityBadge({ severity }: { severity: Severity }) {
  const { tone, icon: Icon } = SEVERITIES[severity];
  return (
    <Badge tone={tone} icon={<Icon aria-hidden />}>
      {SEVERITY_LABELS[severity]}
    </Badge>
  );
}

export function SquawkStatusBadge({ status }: { status: SquawkStatus }) {
  const { tone, icon: Icon } = STATUSES[status];
  return (
    <Badge tone={tone} icon={<Icon aria-hidden />}>
      {SQUAWK_STATUS_LABELS[status]}
    </Badge>
  );
}

export function AirworthinessBadge({ airworthy, size }: { airworthy: boolean; size?: "small" | "medium" }) {
  return airworthy ? (
    <Badge tone="positive" size={size} icon={<CircleCheck aria-hidden />}>
      Airworthy
    </Badge>
  ) : (
    <Badge tone="negative" size={size} icon={<ShieldAlert aria-hidden />}>
      Not airworthy
    </Badge>
  );
}
