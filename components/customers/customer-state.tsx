import { CircleSlash, Merge, UserX } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import type { CustomerState } from "@/lib/schemas/customer";

/** Nothing for who is simply there. */
export function CustomerStateBadge({ state }: { state: CustomerState }) {
  switch (state) {
    case "active":
      return null;
    case "inactive":
      return (
        <Badge tone="muted" icon={<CircleSlash aria-hidden />}>
          Inactive
        </Badge>
      );
    case "merged":
      return (
        <Badge tone="muted" icon={<Merge aria-hidden />}>
          Merged
        </Badge>
      );
    case "removed":
      return (
        <Badge tone="muted" icon={<UserX aria-hidden />}>
          Removed
        </Badge>
      );
  }
}
