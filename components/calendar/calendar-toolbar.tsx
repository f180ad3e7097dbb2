"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { ButtonLink } from "@/components/ui/button-link";
import { buttonStyles } from "@/components/ui/button-styles";
import { Combobox } from "@/components/ui/combobox";
import type { ComboboxOption } from "@/components/ui/combobox-option";
import { useShortcuts } from "@/lib/client/shortcuts";
import { CALENDAR_VIEWS, type CalendarView } from "@/lib/domain/calendar/view";

interface CalendarToolbarProps {
  title: string;
  view: CalendarView;
  previousHref: string;
  todayHref: string;
  nextHref: string;
  viewHrefs: Readonly<Record<CalendarView, string>>;
  /** Whose month or week can be shown, with the address of each; none for a day. */
  picker: {
    readonly options: readonly ComboboxOption[];
    readonly value: string;
    readonly hrefs: Readonly<Record<string, string>>;
  } | null;
}

const GROUP = "Calendar";

/** Whether keys are wanted by what has the focus: the grid scrolls with the arrows. */
function isInGrid(event: KeyboardEvent): boolean {
  return event.target instanceof Element && event.target.closest(".ec-main, [role='listbox'], nav") !== null;
}

export function CalendarToolbar(props: CalendarToolbarProps) {
  const { title, view, previousHref, todayHref, nextHref, viewHrefs, picker } = props;
  const chosen = picker?.options.find(({ value }) => value === picker.value) ?? null;
  const router = useRouter();
  const go = (href: string) => {
    router.push(href, { scroll: false });
    return true;
  };
  useShortcuts([
    {
      keys: "ArrowLeft",
      label: `Previous ${view}`,
      group: GROUP,
      run: (event) => !isInGrid(event) && go(previousHref),
    },
    {
      keys: "ArrowRight",
      label: `Next ${view}`,
      group: GROUP,
      run: (event) => !isInGrid(event) && go(nextHref),
    },
    { keys: "t", label: "Today", group: GROUP, run: () => go(todayHref) },
    ...CALENDAR_VIEWS.map((key) => ({
      keys: key.charAt(0),
      label: `${key.charAt(0).toUpperCase()}${key.slice(1)}`,
      group: GROUP,
      run: () => go(viewHrefs[key]),
    })),
  ]);
  const arrow = buttonStyles({ variant: "secondary", shape: "icon" });
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 pb-3">
      <nav aria-label="Period" data-print="hide" className="flex items-center gap-1">
        <Link href={previousHref} scroll={false} aria-label={`Previous ${view}`} className={arrow}>
          <ChevronLeft aria-hidden />
        </Link>
        <ButtonLink href={todayHref} scroll={false}>
          Today
        </ButtonLink>
        <Link href={nextHref} scroll={false} aria-label={`Next ${view}`} className={arrow}>
          <ChevronRight aria-hidden />
        </Link>
      </nav>
      <h2 aria-live="polite" className="text-base font-semibold">
        {chosen ? <span className="hidden print:inline">{chosen.label}: </span> : null}
        {title}
      </h2>
      {picker ? (
        <div data-print="hide" className="w-full md:ml-auto md:w-64">
          <Combobox
            label="Asset"
            options={picker.options}
            value={chosen}
            onChange={(option) => {
              const href = option && picker.hrefs[option.value];
              if (href) go(href);
            }}
          />
        </div>
      ) : null}
    </div>
  );
}
