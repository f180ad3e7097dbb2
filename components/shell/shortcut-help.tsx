"use client";

import { useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { useIsMac } from "@/lib/client/platform";
import { keysText, registeredShortcuts } from "@/lib/client/shortcuts";

/** Every shortcut that works on the page it is opened on. */
export default function ShortcutHelp({ onClose }: { onClose: () => void }) {
  const mac = useIsMac();
  const [shortcuts] = useState(() => [
    ...new Map(registeredShortcuts().map((one) => [one.keys, one])).values(),
  ]);
  const groups = [...new Set(shortcuts.map((shortcut) => shortcut.group))];
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Keyboard shortcuts"
      description="They are silent while you type and while a dialog is open."
    >
      <div className="space-y-4 pb-2">
        {groups.map((group) => (
          <section key={group} aria-label={group}>
            <h3 className="mb-1 text-xs font-medium text-ink-subtle">{group}</h3>
            <dl className="divide-y divide-line">
              {shortcuts
                .filter((shortcut) => shortcut.group === group)
                .map((shortcut) => (
                  <div
                    key={shortcut.keys}
                    className="flex items-center justify-between gap-4 py-1.5 text-dense"
                  >
                    <dt>{shortcut.label}</dt>
                    <dd>
                      <Kbd keys={keysText(shortcut.keys, mac)} />
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
