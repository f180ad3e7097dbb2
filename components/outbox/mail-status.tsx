import {
  CircleAlert,
  CircleCheck,
  CircleSlash,
  Inbox,
  LoaderCircle,
  type LucideIcon,
  MailX,
} from "lucide-react";
import { Badge } from "@/components/ui/badge";
import type { Tone } from "@/components/ui/tone";
import type { MailStatus } from "@/lib/schemas/mail";

export const MAIL_STATUS: Readonly<Record<MailStatus, { label: string; tone: Tone; icon: LucideIcon }>> = {
  queued: { label: "On its way", tone: "neutral", icon: LoaderCircle },
  sent: { label: "Sent", tone: "positive", icon: CircleCheck },
  captured: { label: "Kept here", tone: "info", icon: Inbox },
  failed: { label: "Failed", tone: "negative", icon: CircleAlert },
  bounced: { label: "Bounced", tone: "negative", icon: MailX },
  withheld: { label: "Not sent", tone: "neutral", icon: CircleSlash },
};

export function MailStatusBadge({ status }: { status: MailStatus }) {
  const { label, tone, icon: Icon } = MAIL_STATUS[status];
  return (
    <Badge tone={tone} icon={<Icon aria-hidden />}>
      {label}
    </Badge>
  );
}
