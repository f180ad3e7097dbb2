"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useShortcuts } from "@/lib/client/shortcuts";
import type { NavItem } from "./navigation";
import { closeOverlay, openPalette, openShortcutHelp, useOverlay } from "./overlay-state";
import type { PaletteBooking } from "./recent-bookings";

const PaletteParts = dynamic(() => import("./palette-parts"), { ssr: false });
const ShortcutHelp = dynamic(() => import("./shortcut-help"), { ssr: false });

interface ShellOverlaysProps {
  home: string;
  navigation: readonly NavItem[];
  searchBookings: (query: string) => Promise<readonly PaletteBooking[]>;
}

/** The palette, the shortcut help, and the keys that work on every page. */
export function ShellOverlays({ home, navigation, searchBookings }: ShellOverlaysProps) {
  const router = useRouter();
  const overlay = useOverlay();
  const open = (show: () => void) => () => {
    show();
    return true;
  };
  useShortcuts(
    [
      { keys: "mod+k", label: "Search and commands", group: "Everywhere", run: open(openPalette) },
      { keys: "/", label: "Search", group: "Everywhere", run: open(openPalette) },
      { keys: "?", label: "Keyboard shortcuts", group: "Everywhere", run: open(openShortcutHelp) },
      ...navigation.flatMap(({ goKey, label, href }) =>
        goKey
          ? [
              {
                keys: `g ${goKey}`,
                label: `Go to ${label}`,
                group: "Go to",
                run: open(() => router.push(href)),
              },
            ]
          : [],
      ),
    ],
    { base: true },
  );
  if (overlay === "palette") {
    return (
      <PaletteParts
        home={home}
        navigation={navigation.map(({ key, label, href, icon, goKey }) => ({
          key,
          label,
          href,
          icon,
          group: "Go to",
          shortcut: goKey ? `g ${goKey}` : undefined,
        }))}
        searchBookings={searchBookings}
        onClose={closeOverlay}
      />
    );
  }
  return overlay === "shortcuts" ? <ShortcutHelp onClose={closeOverlay} /> : null;
}
