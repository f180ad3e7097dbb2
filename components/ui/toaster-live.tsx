"use client";

import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import { useTheme } from "next-themes";
import { useEffect } from "react";
import { toast as sonner, Toaster } from "sonner";
import { connectToaster } from "./toast";

const readingTimeMs = { success: 5_000, info: 6_000, warning: 10_000, error: 12_000 } as const;

export default function ToasterLive() {
  const { resolvedTheme } = useTheme();
  useEffect(
    () =>
      connectToaster(({ kind, message, ...options }) => {
        sonner[kind](message, { ...options, duration: readingTimeMs[kind] });
      }),
    [],
  );
  return (
    <Toaster
      theme={resolvedTheme === "dark" ? "dark" : "light"}
      position="bottom-right"
      closeButton
      offset={20}
      mobileOffset={{ bottom: 72, left: 12, right: 12 }}
      icons={{
        success: <CircleCheck aria-hidden className="size-4 text-positive-fg" />,
        error: <CircleAlert aria-hidden className="size-4 text-negative-fg" />,
        info: <Info aria-hidden className="size-4 text-info-fg" />,
        warning: <TriangleAlert aria-hidden className="size-4 text-warning-fg" />,
      }}
      toastOptions={{
        style: {
          background: "var(--raised)",
          color: "var(--ink)",
          borderColor: "var(--line)",
          fontFamily: "inherit",
        },
        classNames: { description: "!text-ink-muted" },
      }}
    />
  );
}
