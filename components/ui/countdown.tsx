"use client";

import { Clock, ClockAlert, Hourglass } from "lucide-react";
import { useEffect, useRef } from "react";
import { announce } from "@/lib/client/announce";
import { useNow } from "@/lib/client/clock";
import {
  absoluteText,
  countdownText,
  crossedThreshold,
  secondsUntil,
  type Urgency,
  type UrgencyScale,
  urgencyOf,
  zoneLabel,
} from "@/lib/client/time-text";
import { cn } from "./class-names";
import { type Tone, toneClasses, toneTextClasses } from "./tone";

const toneOf: Record<Urgency, Tone> = {
  calm: "neutral",
  near: "warning",
  urgent: "negative",
  over: "negative",
};

export interface CountdownProps {
  /** RFC 3339 instant of the deadline. */
  to: string;
  /** IANA zone in which the deadline's wall clock is told. */
  zone: string;
  /** What ends then, such as "Answer due"; said before the time left and in announcements. */
  label?: string;
  /** "text" for lists, "badge" for a page's header. */
  appearance?: "text" | "badge";
  /** Speaks when an hour, ten minutes, one minute and nothing is left. One countdown a page at most. */
  announces?: boolean;
  /** When it turns from calm to near to urgent; a day and an hour where it is left out. */
  scale?: UrgencyScale;
  className?: string;
}

/** The time left to a deadline; its tone and icon change as it comes near, and it ends at "overdue". */
export function Countdown({
  to,
  zone,
  label,
  appearance = "text",
  announces,
  scale,
  className,
}: CountdownProps) {
  const now = useNow(1);
  const instant = new Date(to);
  const seconds = now ? secondsUntil(instant, now) : null;
  const before = useRef<number | null>(null);

  useEffect(() => {
    const previous = before.current;
    before.current = seconds;
    if (!announces || previous === null || seconds === null) return;
    const crossed = crossedThreshold(previous, seconds);
    if (crossed === null) return;
    const what = label ?? "Deadline";
    announce(crossed === 0 ? `${what}: overdue` : `${what} in ${countdownText(crossed)}`);
  }, [announces, label, seconds]);

  const absolute = `${absoluteText(instant, zone, "full")} ${zoneLabel(zone)}`;
  const urgency = seconds === null ? "calm" : urgencyOf(seconds, scale);
  const Icon = urgency === "over" ? ClockAlert : urgency === "urgent" ? Hourglass : Clock;
  const left = seconds === null ? absoluteText(instant, zone, "short") : countdownText(seconds);
  return (
    <time
      dateTime={to}
      tabIndex={appearance === "badge" ? 0 : undefined}
      data-tooltip={absolute}
      className={cn(
        "inline-flex items-center gap-1 align-middle font-medium whitespace-nowrap tabular-nums",
        appearance === "badge"
          ? cn("h-7 rounded-full border px-2.5 text-dense", toneClasses[toneOf[urgency]])
          : urgency === "calm"
            ? "font-normal text-ink-muted"
            : toneTextClasses[toneOf[urgency]],
        className,
      )}
    >
      <Icon aria-hidden className="size-3.5 flex-none" />
      {label ? <span>{urgency === "over" ? `${label}:` : `${label} in`}</span> : null}
      <span>{left}</span>
    </time>
  );
}
