import { cn } from "./class-names";
import { CopyButton } from "./copy-button";

export interface CodeBlockProps {
  code: string;
  /** What it is, such as "curl example"; names the region and the copy button. */
  label: string;
  copyable?: boolean;
  className?: string;
}

export function CodeBlock({ code, label, copyable = true, className }: CodeBlockProps) {
  return (
    <figure
      aria-label={label}
      className={cn("flex min-w-0 items-start rounded-card border border-line bg-sunken", className)}
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
      <pre tabIndex={0} className="min-w-0 flex-1 overflow-x-auto p-3 font-mono text-xs leading-5 text-ink">
        <code>{code}</code>
      </pre>
      {copyable ? (
        <div className="flex-none p-1.5">
          <CopyButton value={code} what={label} />
        </div>
      ) : null}
    </figure>
  );
}
