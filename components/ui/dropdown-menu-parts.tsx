"use client";

import { Check } from "lucide-react";
import Link from "next/link";
import {
  CheckboxItem,
  Content,
  Item,
  ItemIndicator,
  Label,
  Portal,
  Root,
  Separator,
  Trigger,
} from "radix-ui/dropdown-menu";
import { type RefObject, useId, useRef } from "react";
import { cn } from "./class-names";
import { Kbd } from "./kbd";
import type { MenuEntry, MenuItem } from "./menu-entry";

const itemClasses =
  "icon-slot relative flex min-h-8 cursor-pointer items-center gap-2 rounded-sm px-2 py-1.5 text-dense outline-none select-none data-disabled:cursor-not-allowed data-disabled:text-ink-subtle data-highlighted:bg-hover [&>svg]:text-ink-subtle max-md:min-h-11";

interface MenuRowProps {
  item: MenuItem;
  onChoose: (run: (() => void) | undefined) => void;
}

function MenuRow({ item, onChoose }: MenuRowProps) {
  const reasonId = useId();
  const words = (
    <>
      {item.icon}
      <span className="min-w-0 flex-1">
        <span className="block truncate">{item.label}</span>
        {item.hint ? <span className="block truncate text-xs text-ink-subtle">{item.hint}</span> : null}
        {item.disabledReason ? (
          <span id={reasonId} className="block text-xs text-ink-subtle">
            {item.disabledReason}
          </span>
        ) : null}
      </span>
      {item.shortcut ? <Kbd keys={item.shortcut} /> : null}
    </>
  );
  if (item.checked !== undefined) {
    return (
      <CheckboxItem
        checked={item.checked}
        onSelect={() => onChoose(item.onSelect)}
        className={cn(itemClasses, "pr-8")}
      >
        {words}
        <ItemIndicator className="absolute right-2">
          <Check aria-hidden className="size-4 text-accent-text" />
        </ItemIndicator>
      </CheckboxItem>
    );
  }
  if (item.disabledReason) {
    return (
      <Item
        aria-disabled="true"
        aria-describedby={reasonId}
        onSelect={(event) => event.preventDefault()}
        className={cn(itemClasses, "cursor-not-allowed text-ink-subtle")}
      >
        {words}
      </Item>
    );
  }
  const classes = cn(itemClasses, item.destructive && "text-negative-fg [&>svg]:text-negative-fg");
  if (item.href) {
    return (
      <Item asChild className={classes}>
        <Link href={item.href}>{words}</Link>
      </Item>
    );
  }
  return (
    <Item onSelect={() => onChoose(item.onSelect)} className={classes}>
      {words}
    </Item>
  );
}

interface DropdownMenuPartsProps {
  anchor: RefObject<HTMLElement | null>;
  contentId: string;
  label: string;
  entries: readonly MenuEntry[];
  align: "start" | "end";
  side: "top" | "bottom";
  onClose: () => void;
}

/** The page's own button opens it; a hidden trigger of the same size tells the menu where to stand. */
export default function DropdownMenuParts({
  anchor,
  contentId,
  label,
  entries,
  align,
  side,
  onClose,
}: DropdownMenuPartsProps) {
  // What is chosen runs once the menu is gone and focus is back, so that a dialog it opens can return it.
  const chosen = useRef<(() => void) | undefined>(undefined);
  return (
    <Root open modal={false} onOpenChange={(open) => open || onClose()}>
      <Trigger asChild>
        <span aria-hidden tabIndex={-1} className="pointer-events-none absolute inset-0" />
      </Trigger>
      <Portal>
        <Content
          id={contentId}
          aria-labelledby={undefined}
          aria-label={label}
          align={align}
          side={side}
          sideOffset={4}
          collisionPadding={8}
          loop
          onInteractOutside={(event) => {
            if (event.target instanceof Node && anchor.current?.contains(event.target))
              event.preventDefault();
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            const active = document.activeElement;
            if (active === null || active === document.body) anchor.current?.focus();
            chosen.current?.();
          }}
          className="z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-52 max-w-80 overflow-auto rounded-card border border-line bg-raised p-1 text-ink shadow-raised duration-100 data-[state=open]:animate-in data-[state=open]:fade-in-0"
        >
          {entries.map((entry) => {
            if (entry.kind === "separator")
              return <Separator key={entry.key} className="my-1 h-px bg-line" />;
            if (entry.kind === "label") {
              return (
                <Label key={entry.key} className="px-2 py-1.5 text-xs text-ink-subtle">
                  {entry.label}
                </Label>
              );
            }
            return (
              <MenuRow
                key={entry.key}
                item={entry}
                onChoose={(run) => {
                  chosen.current = run;
                }}
              />
            );
          })}
        </Content>
      </Portal>
    </Root>
  );
}
