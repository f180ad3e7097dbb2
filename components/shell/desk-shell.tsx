import type { ReactNode } from "react";
import { ClockProvider } from "@/lib/client/clock";
import { routes } from "@/lib/routes";
import type { NavItem } from "./navigation";
import { OrganizationSwitcher, type ShellOrganization } from "./organization-switcher";
import { PaletteButton } from "./palette-button";
import type { PaletteBooking } from "./recent-bookings";
import { RouteFocus } from "./route-focus";
import { ShellOverlays } from "./shell-overlays";
import { SidebarNav } from "./sidebar-nav";
import { TabBar } from "./tab-bar";
import { type ShellPerson, UserMenu } from "./user-menu";

export interface DeskShellProps {
  organization: ShellOrganization;
  /** All of the person's organizations, this one included. */
  organizations: readonly ShellOrganization[];
  person: ShellPerson;
  navigation: readonly NavItem[];
  /** A server action. */
  signOut: () => Promise<unknown>;
  /** A server action that finds bookings by reference, name or mail. */
  searchBookings: (query: string) => Promise<readonly PaletteBooking[]>;
  /** RFC 3339 instant of this rendering. */
  now: string;
  /** The viewer's IANA zone from its cookie, where it is known. */
  viewerZone?: string | null;
  children: ReactNode;
}

/** The frame around every page of the desk. */
export function DeskShell({
  organization,
  organizations,
  person,
  navigation,
  signOut,
  searchBookings,
  now,
  viewerZone,
  children,
}: DeskShellProps) {
  const desk = routes.desk(organization.slug);
  const menu = { person, accountHref: desk.account, signOut };
  return (
    <ClockProvider now={now} viewerZone={viewerZone}>
      <div className="min-h-dvh md:grid md:grid-cols-[14.5rem_minmax(0,1fr)] print:block">
        <aside
          data-print="hide"
          aria-label="Navigation"
          className="sticky top-0 hidden h-dvh flex-col gap-3 border-r border-line bg-sidebar p-3 md:flex"
        >
          <OrganizationSwitcher organization={organization} organizations={organizations} />
          <PaletteButton />
          <div className="min-h-0 flex-1 overflow-y-auto">
            <SidebarNav items={navigation} />
          </div>
          <UserMenu {...menu} />
        </aside>
        <div className="flex min-w-0 flex-col max-md:pb-[calc(var(--tab-bar-height)+env(safe-area-inset-bottom))]">
          <div
            data-print="hide"
            className="flex h-14 items-center gap-1 border-b border-line bg-sidebar px-2 md:hidden"
          >
            <div className="min-w-0 flex-1">
              <OrganizationSwitcher organization={organization} organizations={organizations} />
            </div>
            <PaletteButton compact />
            <UserMenu {...menu} compact />
          </div>
          <main id="content" tabIndex={-1} className="min-w-0 flex-1 outline-none">
            {children}
          </main>
        </div>
      </div>
      <TabBar items={navigation} />
      <ShellOverlays home={desk.home} navigation={navigation} searchBookings={searchBookings} />
      <RouteFocus />
    </ClockProvider>
  );
}
