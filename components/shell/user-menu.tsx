"use client";

import { ChevronsUpDown, CircleUserRound, Keyboard, LogOut, Monitor, Moon, Sun } from "lucide-react";
import { useTheme } from "next-themes";
import { startTransition } from "react";
import { AvatarInitials } from "@/components/ui/avatar-initials";
import { DropdownMenu } from "@/components/ui/dropdown-menu";
import { toast } from "@/components/ui/toast";
import { openShortcutHelp } from "./overlay-state";
import { forgetRecent } from "./recent-bookings";

export interface ShellPerson {
  name: string;
  email: string;
  /** Role labels as people read them. */
  roles: readonly string[];
}

interface UserMenuProps {
  person: ShellPerson;
  accountHref: string;
  signOut: () => Promise<unknown>;
  /** The avatar alone, where there is no room for the name. */
  compact?: boolean;
}

export function UserMenu({ person, accountHref, signOut, compact }: UserMenuProps) {
  const { theme, setTheme } = useTheme();

  function leave() {
    forgetRecent();
    startTransition(async () => {
      await signOut();
    });
  }

  const themes = [
    { key: "light", label: "Light", icon: <Sun aria-hidden /> },
    { key: "dark", label: "Dark", icon: <Moon aria-hidden /> },
    { key: "system", label: "As the system", icon: <Monitor aria-hidden /> },
  ];
  return (
    <DropdownMenu
      label="Your account"
      align={compact ? "end" : "start"}
      side={compact ? "bottom" : "top"}
      className={compact ? undefined : "w-full min-w-0"}
      entries={[
        { kind: "label", key: "person", label: `${person.email} · ${person.roles.join(", ")}` },
        { key: "account", label: "Account", icon: <CircleUserRound aria-hidden />, href: accountHref },
        {
          key: "shortcuts",
          label: "Keyboard shortcuts",
          icon: <Keyboard aria-hidden />,
          shortcut: "?",
          onSelect: openShortcutHelp,
        },
        { kind: "separator", key: "before-theme" },
        { kind: "label", key: "theme", label: "Theme" },
        ...themes.map((choice) => ({
          ...choice,
          checked: theme === choice.key,
          onSelect: () => {
            setTheme(choice.key);
            toast.info(`Theme: ${choice.label.toLowerCase()}`);
          },
        })),
        { kind: "separator", key: "before-sign-out" },
        { key: "sign-out", label: "Sign out", icon: <LogOut aria-hidden />, onSelect: leave },
      ]}
      trigger={(trigger) =>
        compact ? (
          <button {...trigger} type="button" className="grid size-11 place-items-center rounded-full">
            <AvatarInitials name={person.name} />
            <span className="sr-only">Your account, {person.name}</span>
          </button>
        ) : (
          <button
            {...trigger}
            type="button"
            className="flex h-12 w-full min-w-0 items-center gap-2.5 rounded-control px-2 text-left hover:bg-hover"
          >
            <AvatarInitials name={person.name} />
            <span className="min-w-0 flex-1">
              <span className="block truncate text-dense font-medium">{person.name}</span>
              <span className="block truncate text-xs text-ink-subtle">{person.roles.join(", ")}</span>
            </span>
            <ChevronsUpDown aria-hidden className="size-4 flex-none text-ink-subtle" />
          </button>
        )
      }
    />
  );
}
