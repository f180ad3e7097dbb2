"use client";

import { Search } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { Kbd } from "@/components/ui/kbd";
import { useIsMac } from "@/lib/client/platform";
import { openPalette } from "./overlay-state";

export function PaletteButton({ compact }: { compact?: boolean }) {
  const mac = useIsMac();
  if (compact) {
    return (
      <IconButton
        size="large"
        label="Search and commands"
        icon={<Search aria-hidden />}
        onClick={openPalette}
      />
    );
  }
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      onClick={openPalette}
      className="flex h-8 w-full items-center gap-2 rounded-control border border-line bg-surface px-2 text-dense text-ink-subtle shadow-card transition-colors hover:border-line-strong hover:text-ink-muted"
    >
      <Search aria-hidden className="size-4 flex-none" />
      <span className="flex-1 text-left">Search</span>
      <Kbd keys={mac ? "⌘ K" : "Ctrl K"} />
    </button>
  );
}
