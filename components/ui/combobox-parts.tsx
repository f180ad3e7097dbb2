"use client";

import { Command } from "cmdk";
import { Check, LoaderCircle, Search } from "lucide-react";
import { useEffect, useState } from "react";
import type { ComboboxOption } from "./combobox-option";
import { useFirstCommand } from "./first-command";

const searchPauseMs = 200;

interface ComboboxPartsProps {
  label: string;
  value: string | null;
  options?: readonly ComboboxOption[] | undefined;
  loadOptions?: ((query: string) => Promise<readonly ComboboxOption[]>) | undefined;
  emptyText: string;
  onPick: (option: ComboboxOption) => void;
}

type Found =
  | { state: "loading"; options: readonly ComboboxOption[] }
  | { state: "done"; options: readonly ComboboxOption[] }
  | { state: "failed"; options: readonly ComboboxOption[] };

function useFound(
  query: string,
  loadOptions: ((query: string) => Promise<readonly ComboboxOption[]>) | undefined,
  fixed: readonly ComboboxOption[] | undefined,
): Found {
  const [found, setFound] = useState<Found>({
    state: loadOptions ? "loading" : "done",
    options: fixed ?? [],
  });
  useEffect(() => {
    if (!loadOptions) return;
    let stale = false;
    setFound((was) => ({ state: "loading", options: was.options }));
    const timer = window.setTimeout(
      () => {
        loadOptions(query).then(
          (options) => stale || setFound({ state: "done", options }),
          () => stale || setFound((was) => ({ state: "failed", options: was.options })),
        );
      },
      query === "" ? 0 : searchPauseMs,
    );
    return () => {
      stale = true;
      window.clearTimeout(timer);
    };
  }, [query, loadOptions]);
  return loadOptions ? found : { state: "done", options: fixed ?? [] };
}

export default function ComboboxParts({
  label,
  value,
  options,
  loadOptions,
  emptyText,
  onPick,
}: ComboboxPartsProps) {
  const [query, setQuery] = useState("");
  const found = useFound(query, loadOptions, options);
  const { list, ...active } = useFirstCommand(
    loadOptions ? found.options.map((option) => option.value).join("\n") : query,
  );
  return (
    <Command {...active} label={label} shouldFilter={!loadOptions} className="flex max-h-80 flex-col">
      <div className="flex h-10 flex-none items-center gap-2 border-b border-line px-3 max-md:h-12">
        {found.state === "loading" ? (
          <LoaderCircle aria-hidden className="size-4 animate-spin text-ink-subtle" />
        ) : (
          <Search aria-hidden className="size-4 text-ink-subtle" />
        )}
        <Command.Input
          autoFocus
          value={query}
          onValueChange={setQuery}
          placeholder={`Search ${label.toLowerCase()}…`}
          className="h-full w-full bg-transparent text-sm outline-none max-md:text-base"
        />
      </div>
      <Command.List ref={list} className="overflow-y-auto p-1">
        {found.state === "failed" ? (
          <p role="alert" className="px-3 py-6 text-center text-dense text-negative-fg">
            The list could not be loaded. Type again to retry.
          </p>
        ) : null}
        {found.state === "loading" && found.options.length === 0 ? (
          <p className="px-3 py-6 text-center text-dense text-ink-subtle">Searching…</p>
        ) : null}
        {found.state === "done" ? (
          <Command.Empty className="px-3 py-6 text-center text-dense text-ink-subtle">
            {emptyText}
          </Command.Empty>
        ) : null}
        {grouped(found.options).map(({ heading, options: members }) => (
          <Command.Group key={heading} heading={heading || undefined} className={groupClasses}>
            {members.map((option) => (
              <OptionRow key={option.value} option={option} chosen={option.value === value} onPick={onPick} />
            ))}
          </Command.Group>
        ))}
      </Command.List>
    </Command>
  );
}

const groupClasses =
  "[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-ink-subtle";

/** Options below their headings, in the order in which they came. */
function grouped(options: readonly ComboboxOption[]) {
  const groups = new Map<string, ComboboxOption[]>();
  for (const option of options) {
    const heading = option.group ?? "";
    groups.set(heading, [...(groups.get(heading) ?? []), option]);
  }
  return [...groups].map(([heading, members]) => ({ heading, options: members }));
}

interface OptionRowProps {
  option: ComboboxOption;
  chosen: boolean;
  onPick: (option: ComboboxOption) => void;
}

function OptionRow({ option, chosen, onPick }: OptionRowProps) {
  return (
    <Command.Item
      value={option.value}
      keywords={[option.label, option.hint ?? "", option.group ?? ""]}
      disabled={Boolean(option.disabledReason)}
      onSelect={() => onPick(option)}
      className="flex min-h-8 cursor-pointer items-center gap-2 rounded-sm px-2 py-1.5 text-dense data-[disabled=true]:cursor-not-allowed data-[disabled=true]:text-ink-subtle data-[selected=true]:bg-hover max-md:min-h-11"
    >
      <span className="min-w-0 flex-1">
        <span className="block truncate">{option.label}</span>
        {option.hint || option.disabledReason ? (
          <span className="block truncate text-xs text-ink-subtle">
            {option.disabledReason ?? option.hint}
          </span>
        ) : null}
      </span>
      {chosen ? <Check aria-hidden className="size-4 text-accent-text" /> : null}
    </Command.Item>
  );
}
