import { Badge, type BadgeProps } from "@/components/ui/badge";
import { statusPresentation } from "@/lib/domain/lifecycle/presentation";
import type { LifecycleKey } from "@/lib/domain/lifecycle/registry";
import { DomainIcon } from "./domain-icon";

interface StatusBadgeProps extends Pick<BadgeProps, "size" | "className"> {
  lifecycle: LifecycleKey;
  status: string;
}

/** Icon, word and tone of a status: the same wherever it is shown. */
export function StatusBadge({ lifecycle, status, ...rest }: StatusBadgeProps) {
  const { label, tone, icon } = statusPresentation(lifecycle, status);
  return (
    <Badge {...rest} tone={tone} icon={<DomainIcon name={icon} />}>
      {label}
    </Badge>
  );
}
