"use client";

import { ChevronsUpDown } from "lucide-react";
import { AvatarInitials } from "@/components/ui/avatar-initials";
import { DropdownMenu } from "@/components/ui/dropdown-menu";
import { routes } from "@/lib/routes";

export interface ShellOrganization {
  slug: string;
  name: string;
}

interface OrganizationSwitcherProps {
  organization: ShellOrganization;
  organizations: readonly ShellOrganization[];
}

/** Names where one is; with several memberships it leads to the others. */
export function OrganizationSwitcher({ organization, organizations }: OrganizationSwitcherProps) {
  const face = (
    <>
      <AvatarInitials name={organization.name} size="small" shape="square" />
      <span className="min-w-0 flex-1 truncate text-left text-dense font-semibold">{organization.name}</span>
    </>
  );
  if (organizations.length < 2) {
    return <div className="flex h-10 min-w-0 items-center gap-2 px-2">{face}</div>;
  }
  return (
    <DropdownMenu
      label="Organizations"
      align="start"
      className="w-full min-w-0"
      entries={[
        { kind: "label", key: "label", label: "Switch organization" },
        ...organizations.map((other) => ({
          key: other.slug,
          label: other.name,
          icon: <AvatarInitials name={other.name} size="small" shape="square" />,
          href: routes.desk(other.slug).bookings,
        })),
      ]}
      trigger={(trigger) => (
        <button
          {...trigger}
          type="button"
          className="flex h-10 w-full min-w-0 items-center gap-2 rounded-control px-2 hover:bg-hover"
        >
          {face}
          <ChevronsUpDown aria-hidden className="size-4 flex-none text-ink-subtle" />
          <span className="sr-only">Switch organization</span>
        </button>
      )}
    />
  );
}
