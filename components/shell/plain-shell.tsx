import type { ReactNode } from "react";
import { ClockProvider } from "@/lib/client/clock";
import { BrandMark } from "./brand-mark";

export interface PlainShellProps {
  /** Whose page this is; without it, Holdfast's own. */
  organizationName?: string;
  now: string;
  viewerZone?: string | null;
  /** "form" is a narrow column for signing in, "page" a wider one for a customer's or supplier's page. */
  width?: "form" | "page";
  children: ReactNode;
}

/** The frame of pages outside the desk: signing in, and what links in mails lead to. */
export function PlainShell({ organizationName, now, viewerZone, width = "page", children }: PlainShellProps) {
  return (
    <ClockProvider now={now} viewerZone={viewerZone}>
      <div className="flex min-h-dvh flex-col">
        <header className="flex h-14 items-center gap-2.5 px-4 md:px-6">
          <BrandMark className="size-6" />
          <p className="text-sm font-semibold">{organizationName ?? "Holdfast"}</p>
        </header>
        <main
          id="content"
          tabIndex={-1}
          className={`mx-auto flex w-full flex-1 flex-col px-4 pt-4 pb-12 outline-none sm:pt-10 ${width === "form" ? "max-w-sm" : "max-w-2xl"}`}
        >
          {children}
        </main>
        <footer data-print="hide" className="px-4 py-5 text-center text-xs text-ink-subtle">
          {organizationName ? `${organizationName} keeps its bookings with Holdfast` : "Holdfast"}
        </footer>
      </div>
    </ClockProvider>
  );
}
