import { ChevronLeft, ChevronRight } from "lucide-react";
import { ButtonLink } from "./button-link";

export interface PaginationProps {
  /** Address of the page before; null on the first. */
  previousHref: string | null;
  nextHref: string | null;
  /** What is shown, such as "25 bookings". */
  summary?: string;
  label?: string;
}

/** Keyset pages: only their neighbours are known, never a number of pages. */
export function Pagination({ previousHref, nextHref, summary, label = "Pages" }: PaginationProps) {
  return (
    <nav
      aria-label={label}
      data-print="hide"
      className="flex flex-wrap items-center justify-between gap-3 py-3"
    >
      <p className="text-dense text-ink-subtle tabular-nums">{summary}</p>
      {previousHref || nextHref ? (
        <div className="flex gap-2">
          <ButtonLink
            href={previousHref ?? ""}
            rel="prev"
            size="small"
            icon={<ChevronLeft aria-hidden />}
            disabledReason={previousHref ? null : "This is the first page."}
          >
            Previous
          </ButtonLink>
          <ButtonLink
            href={nextHref ?? ""}
            rel="next"
            size="small"
            disabledReason={nextHref ? null : "This is the last page."}
          >
            Next
            <ChevronRight aria-hidden />
          </ButtonLink>
        </div>
      ) : null}
    </nav>
  );
}
