"use client";

import { Timestamp } from "@/components/ui/timestamp";
import { useNow } from "@/lib/client/clock";
import { absoluteText, relativeText } from "@/lib/client/time-text";

interface StackedTimeProps {
  /** RFC 3339 instant. */
  at: string;
  /** IANA zone of the organization. */
  zone: string;
  relativeOnly?: boolean;
}

/** An instant in a dense row: by the clock, and beside it how far away. */
export function StackedTime({ at, zone, relativeOnly }: StackedTimeProps) {
  const now = useNow(30);
  if (relativeOnly)
    return <Timestamp at={at} zone={zone} unfocusable className="whitespace-nowrap text-ink-muted" />;
  const instant = new Date(at);
  return (
    <time
      dateTime={at}
      data-tooltip={absoluteText(instant, zone, "full")}
      className="block whitespace-nowrap tabular-nums max-md:text-right"
    >
      {absoluteText(instant, zone, "short", now)}
      {now ? (
        <span className="block text-xs leading-4 text-ink-subtle">{relativeText(instant, now)}</span>
      ) : null}
    </time>
  );
}
