"use client";

import { useEffect, useState } from "react";
import { cn } from "@/components/ui/class-names";
import type { TimeChoice } from "@/lib/schemas/public-booking";

interface TimeButtonsProps {
  times: TimeChoice["times"];
  action: string;
  /** "get" only shows what pressing a time would do. */
  method: "post" | "get";
  hidden: Readonly<Record<string, string>>;
}

/** One form whose buttons are the times; with a script, only the first press is sent. */
export function TimeButtons({ times, action, method, hidden }: TimeButtonsProps) {
  const [chosen, setChosen] = useState<string | null>(null);
  useEffect(() => {
    const again = () => setChosen(null);
    window.addEventListener("pageshow", again);
    return () => window.removeEventListener("pageshow", again);
  }, []);
  return (
    <form
      method={method}
      action={action}
      onSubmit={(event) => {
        if (chosen) return event.preventDefault();
        const { submitter } = event.nativeEvent as SubmitEvent;
        setChosen(submitter instanceof HTMLButtonElement ? submitter.value : "");
      }}
    >
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <ul className="grid grid-cols-3 gap-2 sm:grid-cols-4">
        {times.map(({ startsAt, time, offset }) => (
          <li key={startsAt}>
            <button
              type="submit"
              name="startsAt"
              value={startsAt}
              aria-busy={chosen === startsAt || undefined}
              className={cn(
                "flex h-12 w-full items-center justify-center gap-1.5 rounded-control border border-line-strong/55 bg-surface text-base font-medium tabular-nums shadow-card hover:border-accent hover:bg-accent-soft",
                chosen === startsAt && "border-transparent bg-accent text-accent-ink",
              )}
            >
              {time}
              {offset ? <span className="text-xs font-normal">{offset}</span> : null}
            </button>
          </li>
        ))}
      </ul>
    </form>
  );
}
