import { DomainIcon } from "@/components/bookings/domain-icon";
import { cn } from "@/components/ui/class-names";
import type { LegendItem } from "@/lib/domain/calendar/entry-look";
import { lookClasses } from "./look-classes";

/** What each look means, with its icon and its word. */
export function CalendarLegend({ items }: { items: readonly LegendItem[] }) {
  return (
    <section aria-label="Legend" data-print="keep">
      <ul className="flex flex-wrap gap-x-4 gap-y-2 text-xs text-ink-muted">
        {items.map((item) => (
          <li key={item.value} className="flex items-center gap-1.5">
            <span className={cn(lookClasses(item), "block h-4 w-7 rounded-sm")} />
            <span className="icon-slot inline-flex items-center gap-1 [&>svg]:size-3.5">
              <DomainIcon name={item.icon} />
              {item.label}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
