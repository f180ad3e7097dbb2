"use client";

import { Globe } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { Select } from "@/components/ui/select";
import { useViewerZone } from "@/lib/client/clock";

interface ZoneSwitchProps {
  zone: string;
  providerZone: string;
  /** Names the zone that the times are in. */
  label: string;
  /** The address names the zone. */
  isChosen: boolean;
  /** What stays as it is. */
  carried: Readonly<Record<string, string | null>>;
}

/** Shows the times of the same page in another zone. The browser knows all zones, so the page need not carry them. */
export function ZoneSwitch({ zone, providerZone, label, isChosen, carried }: ZoneSwitchProps) {
  useOwnZone(isChosen ? null : zone);
  const [all, setAll] = useState<readonly string[]>([]);
  const own = [...new Set([zone, providerZone, "UTC"])];
  const others = all.filter((name) => !own.includes(name));
  return (
    <form method="get" className="flex flex-wrap items-center gap-x-3 gap-y-2 text-dense text-ink-muted">
      {Object.entries(carried).map(([name, value]) =>
        value ? <input key={name} type="hidden" name={name} value={value} /> : null,
      )}
      <span className="inline-flex items-center gap-1.5">
        <Globe aria-hidden className="size-4 flex-none" />
        {label}
      </span>
      <Select
        key={zone}
        name="zone"
        aria-label="Show times in another zone"
        size="small"
        defaultValue={zone}
        onFocus={() => setAll(Intl.supportedValuesOf("timeZone"))}
        onPointerDown={() => setAll(Intl.supportedValuesOf("timeZone"))}
        onChange={(event) => event.currentTarget.form?.requestSubmit()}
        options={[...own, ...others].map((name) => ({ value: name, label: name.replaceAll("_", " ") }))}
        className="w-56 max-w-full"
      />
      <noscript>
        <button type="submit" className="underline underline-offset-2">
          Show
        </button>
      </noscript>
    </form>
  );
}

/**
 * A browser's first visit does not tell its zone; the page's clock remembers it in a cookie, and asked once more, the
 * page shows its times there.
 */
function useOwnZone(shown: string | null): void {
  const router = useRouter();
  const own = useViewerZone();
  useEffect(() => {
    if (shown !== null && own !== null && own !== shown) router.refresh();
  }, [own, shown, router]);
}
