import Link from "next/link";
import { cn } from "@/components/ui/class-names";

interface TemplateNavProps {
  templates: readonly { key: string; label: string; href: string; current: boolean }[];
}

/** Each template is an address; nothing here needs a script. */
export function TemplateNav({ templates }: TemplateNavProps) {
  return (
    <nav aria-label="Templates" data-print="hide">
      <ul className="flex flex-wrap gap-1 lg:flex-col">
        {templates.map(({ key, label, href, current }) => (
          <li key={key} className="flex-none">
            <Link
              href={href}
              scroll={false}
              aria-current={current ? "page" : undefined}
              className={cn(
                "flex min-h-9 items-center rounded-control px-3 py-1.5 text-dense whitespace-nowrap transition-colors",
                current
                  ? "bg-accent-soft font-medium text-accent-soft-ink"
                  : "text-ink-muted hover:bg-neutral-bg hover:text-ink",
              )}
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
