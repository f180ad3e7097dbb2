import {
  BookOpenCheck,
  Building2,
  CalendarCheck2,
  CalendarDays,
  ContactRound,
  KeyRound,
  ListChecks,
  Mail,
  Sailboat,
  Store,
  UsersRound,
} from "lucide-react";
import type { NavItem } from "@/components/shell/navigation";
import { may } from "@/lib/domain/access/permissions";
import type { Role } from "@/lib/domain/access/roles";
import { routes } from "@/lib/routes";
import { decidableBy } from "@/lib/server/bookings/list-deciding";

/** The places that these roles open, with what waits there. */
export function deskNavigation(
  orgSlug: string,
  roles: readonly Role[],
  waiting: { readonly approvals: number | "99+" | undefined },
): NavItem[] {
  const desk = routes.desk(orgSlug);
  const items: (NavItem & { shown: boolean })[] = [
    {
      key: "bookings",
      label: "Bookings",
      href: desk.bookings,
      icon: <CalendarCheck2 aria-hidden />,
      goKey: "b",
      shown: may(roles, "booking.read"),
    },
    {
      key: "calendar",
      label: "Calendar",
      href: desk.calendar,
      icon: <CalendarDays aria-hidden />,
      goKey: "d",
      shown: may(roles, "booking.read"),
    },
    {
      key: "approvals",
      label: "Approvals",
      href: desk.approvals,
      icon: <ListChecks aria-hidden />,
      goKey: "a",
      count: waiting.approvals,
      shown: decidableBy(roles).length > 0,
    },
    {
      key: "customers",
      label: "Customers",
      href: desk.customers,
      icon: <ContactRound aria-hidden />,
      goKey: "c",
      shown: may(roles, "customer.read"),
    },
    {
      key: "assets",
      label: "Assets",
      href: desk.assets,
      icon: <Sailboat aria-hidden />,
      goKey: "t",
      shown: may(roles, "asset.read"),
    },
    {
      key: "offerings",
      label: "Offerings",
      href: desk.offerings,
      icon: <BookOpenCheck aria-hidden />,
      goKey: "o",
      shown: may(roles, "offering.read"),
    },
    {
      key: "suppliers",
      label: "Suppliers",
      href: desk.suppliers,
      icon: <Store aria-hidden />,
      goKey: "s",
      shown: may(roles, "supplier.read"),
    },
    {
      key: "outbox",
      label: "Outbox",
      href: desk.outbox,
      icon: <Mail aria-hidden />,
      goKey: "m",
      shown: may(roles, "outbox.read"),
    },
    {
      key: "members",
      label: "Members",
      href: desk.members,
      icon: <UsersRound aria-hidden />,
      goKey: "p",
      secondary: true,
      shown: may(roles, "member.read"),
    },
    {
      key: "api-keys",
      label: "API keys",
      href: desk.apiKeys,
      icon: <KeyRound aria-hidden />,
      goKey: "k",
      secondary: true,
      shown: may(roles, "api_key.own"),
    },
    {
      key: "organization",
      label: "Organization",
      href: desk.organization,
      icon: <Building2 aria-hidden />,
      secondary: true,
      shown: may(roles, "organization.write") || may(roles, "asset_policy.write"),
    },
  ];
  return items.filter(({ shown }) => shown).map(({ shown: _shown, ...item }) => item);
}
