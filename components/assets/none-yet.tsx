import type { ReactNode } from "react";

/** That one of an asset's lists is empty, in as little room as it needs among the others. */
export function NoneYet({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="px-4 py-3 text-dense">
      <p className="font-medium">{title}</p>
      <p className="text-pretty text-ink-muted">{children}</p>
    </div>
  );
}
