import type { ReactNode } from "react";
import { Breadcrumb, type Crumb } from "./breadcrumb";

export interface PageHeaderProps {
  title: ReactNode;
  /** Pages above this one, nearest last; the title follows them. */
  breadcrumb?: readonly Crumb[];
  /** A status badge beside the title. */
  badge?: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  /** LinkTabs, drawn on the header's lower edge. */
  tabs?: ReactNode;
}

/** The page's bar: its one main heading, which takes focus after a navigation, and the page's actions. */
export function PageHeader({ title, breadcrumb, badge, description, actions, tabs }: PageHeaderProps) {
  return (
    <>
      <header className="z-20 flex min-h-(--page-header-height) flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b border-line bg-canvas px-4 py-2 md:sticky md:top-0 md:h-(--page-header-height) md:flex-nowrap md:px-6 md:py-0">
        <div className="flex min-w-0 items-center gap-2.5 max-md:flex-wrap">
          {breadcrumb && breadcrumb.length > 0 ? (
            <div className="flex min-w-0 flex-none items-center gap-2.5 text-ink-subtle max-md:w-full">
              <Breadcrumb items={breadcrumb} />
              <span aria-hidden data-print="hide" className="text-ink-subtle max-md:hidden">
                /
              </span>
            </div>
          ) : null}
          <h1
            data-page-heading
            tabIndex={-1}
            className="truncate text-base font-semibold max-md:whitespace-normal"
          >
            {title}
          </h1>
          {badge}
        </div>
        {actions ? (
          <div data-print="hide" className="flex min-w-0 flex-wrap items-center gap-2 md:flex-none">
            {actions}
          </div>
        ) : null}
      </header>
      {description ? (
        <p className="max-w-3xl px-4 pt-4 text-sm text-pretty text-ink-muted md:px-6">{description}</p>
      ) : null}
      {tabs ? <div className="px-4 pt-2 md:px-6">{tabs}</div> : null}
    </>
  );
}

/** The padding that every page's content below its header shares. */
export function PageBody({ children, narrow }: { children: ReactNode; narrow?: boolean }) {
  return <div className={narrow ? "max-w-3xl p-4 md:p-6" : "p-4 md:p-6"}>{children}</div>;
}
