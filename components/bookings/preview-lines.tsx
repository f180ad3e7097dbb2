import { ArrowRight, CalendarClock, Hourglass, type LucideIcon, Mail, MapPin } from "lucide-react";
import type { PreviewLine } from "@/lib/domain/lifecycle/preview";

interface Group {
  title: string;
  icon: LucideIcon;
  kinds: readonly PreviewLine["kind"][];
}

const GROUPS: readonly Group[] = [
  { title: "Status", icon: ArrowRight, kinds: ["status", "successor"] },
  { title: "Time and places", icon: MapPin, kinds: ["period", "time", "places", "displaces"] },
  { title: "Time limit", icon: Hourglass, kinds: ["deadline"] },
  { title: "Mails", icon: Mail, kinds: ["mail"] },
];

/** What a decision would do, line by line, as the engine tells it. */
export function PreviewLines({
  lines,
  title = "What this does",
}: {
  lines: readonly PreviewLine[];
  title?: string;
}) {
  const grouped = new Set(GROUPS.flatMap(({ kinds }) => kinds));
  const others = lines.filter(({ kind }) => !grouped.has(kind));
  const groups = [
    ...GROUPS.map((group) => ({ ...group, lines: lines.filter(({ kind }) => group.kinds.includes(kind)) })),
    { title: "More", icon: CalendarClock, lines: others },
  ].filter((group) => group.lines.length > 0);
  if (groups.length === 0) return null;
  return (
    <section aria-label={title} className="rounded-card border border-line bg-sunken px-3 py-2.5 text-dense">
      <p className="mb-1.5 text-xs font-medium text-ink-subtle">{title}</p>
      <dl className="space-y-1.5">
        {groups.map(({ title: name, icon: Icon, lines: own }) => (
          <div key={name} className="flex gap-2">
            <dt className="pt-0.5">
              <Icon aria-hidden className="size-4 text-ink-subtle" />
              <span className="sr-only">{name}</span>
            </dt>
            <dd className="min-w-0">
              {own.map(({ text }) => (
                <p key={text}>{text}</p>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
