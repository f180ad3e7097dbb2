"use client";

import { Command } from "cmdk";
import { CornerDownLeft, LoaderCircle, Search, Ticket } from "lucide-react";
import { useRouter } from "next/navigation";
import { Content, Description, Overlay, Portal, Root, Title } from "radix-ui/dialog";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useFirstCommand } from "@/components/ui/first-command";
import { Kbd } from "@/components/ui/kbd";
import { useIsMac } from "@/lib/client/platform";
import { keysText } from "@/lib/client/shortcuts";
import { matchesQuery, type PaletteItem, useOfferedItems } from "./palette-items";
import { type PaletteBooking, recentBelow, rememberRecent } from "./recent-bookings";

const searchPauseMs = 150;

export interface PalettePartsProps {
  /** The desk's own address; recent bookings of other organizations stay out. */
  home: string;
  navigation: readonly PaletteItem[];
  searchBookings: (query: string) => Promise<readonly PaletteBooking[]>;
  onClose: () => void;
}

interface Found {
  query: string;
  bookings: readonly PaletteBooking[];
  failed: boolean;
}

function useBookings(query: string, search: PalettePartsProps["searchBookings"]) {
  const [found, setFound] = useState<Found>({ query: "", bookings: [], failed: false });
  useEffect(() => {
    if (query === "") return;
    let stale = false;
    const timer = window.setTimeout(() => {
      search(query).then(
        (bookings) => stale || setFound({ query, bookings, failed: false }),
        () => stale || setFound({ query, bookings: [], failed: true }),
      );
    }, searchPauseMs);
    return () => {
      stale = true;
      window.clearTimeout(timer);
    };
  }, [query, search]);
  const searching = query !== "" && found.query !== query;
  return { bookings: query === "" ? [] : found.bookings, searching, failed: found.failed && !searching };
}

function PaletteRow({
  value,
  icon,
  label,
  hint,
  shortcut,
  disabled,
  onSelect,
}: {
  value: string;
  icon?: ReactNode;
  label: ReactNode;
  hint?: string | null | undefined;
  shortcut?: string | undefined;
  disabled?: boolean;
  onSelect: () => void;
}) {
  const mac = useIsMac();
  return (
    <Command.Item value={value} onSelect={onSelect} asChild>
      {/* cmdk's own aria-disabled means that a row is skipped; the child's wins, so that its reason can be reached. */}
      <div
        aria-disabled={disabled || undefined}
        className="icon-slot flex min-h-10 cursor-pointer items-center gap-3 rounded-control px-3 py-1.5 text-sm aria-disabled:cursor-not-allowed aria-disabled:text-ink-subtle data-[selected=true]:bg-hover max-md:min-h-12 [&>svg]:text-ink-subtle"
      >
        {icon ?? <CornerDownLeft aria-hidden />}
        <span className="min-w-0 flex-1">
          <span className="block truncate">{label}</span>
          {hint ? <span className="block truncate text-xs text-ink-subtle">{hint}</span> : null}
        </span>
        {shortcut ? <Kbd keys={keysText(shortcut, mac)} /> : null}
      </div>
    </Command.Item>
  );
}

function grouped(items: readonly PaletteItem[]): [string, PaletteItem[]][] {
  const groups = new Map<string, PaletteItem[]>();
  for (const item of items) {
    const name = item.group ?? "On this page";
    groups.set(name, [...(groups.get(name) ?? []), item]);
  }
  return [...groups];
}

const groupClasses =
  "[&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-ink-subtle";

export default function PaletteParts({ home, navigation, searchBookings, onClose }: PalettePartsProps) {
  const router = useRouter();
  const [text, setText] = useState("");
  const items = [...useOfferedItems(), ...navigation];
  const [recent] = useState(() => recentBelow(home));
  const query = text.trim();
  const [opener] = useState(() => document.activeElement);
  // What is chosen runs once the palette is gone and focus is back, so that a dialog it opens can return it.
  const chosen = useRef<(() => void) | undefined>(undefined);
  const { bookings, searching, failed } = useBookings(query, searchBookings);

  const { list, ...active } = useFirstCommand(
    [query, ...bookings.map(({ href }) => href), ...items.map(({ key }) => key)].join("\n"),
  );

  function openBooking(booking: PaletteBooking) {
    rememberRecent(booking);
    onClose();
    router.push(booking.href);
  }

  function choose(item: PaletteItem) {
    if (item.disabledReason) return;
    onClose();
    if (item.href) router.push(item.href);
    else chosen.current = item.run;
  }

  const bookingRow = (booking: PaletteBooking, group: string) => (
    <PaletteRow
      key={booking.href}
      value={`${group} ${booking.href}`}
      icon={<Ticket aria-hidden />}
      label={
        <>
          <span className="font-medium tabular-nums">{booking.reference}</span> · {booking.title}
        </>
      }
      hint={booking.subtitle}
      onSelect={() => openBooking(booking)}
    />
  );

  return (
    <Root open onOpenChange={(open) => open || onClose()}>
      <Portal>
        <Overlay className="fixed inset-0 z-50 bg-scrim duration-100 data-[state=open]:animate-in data-[state=open]:fade-in-0" />
        <Content
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
            chosen.current?.();
          }}
          className="fixed inset-x-2 top-2 z-50 mx-auto max-w-xl overflow-hidden rounded-xl border border-line bg-raised text-ink shadow-raised duration-100 outline-none data-[state=open]:animate-in data-[state=open]:fade-in-0 data-[state=open]:zoom-in-[0.98] sm:top-[14vh]"
        >
          <Title className="sr-only">Search and commands</Title>
          <Description className="sr-only">
            Type a reference, a name or an address, or what you want to do.
          </Description>
          <Command {...active} label="Search and commands" shouldFilter={false} loop>
            <div className="flex h-12 items-center gap-3 border-b border-line px-4">
              {searching ? (
                <LoaderCircle aria-hidden className="size-4 animate-spin text-ink-subtle" />
              ) : (
                <Search aria-hidden className="size-4 text-ink-subtle" />
              )}
              <Command.Input
                value={text}
                onValueChange={setText}
                placeholder="Find a booking, or type a command…"
                className="h-full w-full bg-transparent text-base outline-none"
              />
              <Kbd keys="Esc" />
            </div>
            <Command.List ref={list} className="max-h-[min(24rem,60dvh)] scroll-py-2 overflow-y-auto p-1.5">
              {query === "" && recent.length > 0 ? (
                <Command.Group heading="Recent" className={groupClasses}>
                  {recent.map((booking) => bookingRow(booking, "recent"))}
                </Command.Group>
              ) : null}
              {bookings.length > 0 ? (
                <Command.Group heading="Bookings" className={groupClasses}>
                  {bookings.map((booking) => bookingRow(booking, "found"))}
                </Command.Group>
              ) : null}
              {grouped(items.filter((item) => matchesQuery(item, query))).map(([name, members]) => (
                <Command.Group key={name} heading={name} className={groupClasses}>
                  {members.map((item) => (
                    <PaletteRow
                      key={item.key}
                      value={`${name} ${item.key}`}
                      icon={item.icon}
                      label={item.label}
                      hint={item.disabledReason}
                      shortcut={item.shortcut}
                      disabled={Boolean(item.disabledReason)}
                      onSelect={() => choose(item)}
                    />
                  ))}
                </Command.Group>
              ))}
              {failed ? (
                <p role="alert" className="px-3 py-3 text-dense text-negative-fg">
                  Bookings could not be searched. Type again to retry.
                </p>
              ) : null}
              <Command.Empty className="px-3 py-8 text-center text-dense text-ink-subtle">
                {searching ? "Searching…" : "Nothing found. Try a reference, a customer's name or mail."}
                {!searching && query !== "" && query.length < 3
                  ? " Fewer than three characters look for the beginning of a reference."
                  : null}
              </Command.Empty>
            </Command.List>
          </Command>
        </Content>
      </Portal>
    </Root>
  );
}
