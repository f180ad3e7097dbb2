"use client";

import { debounce, parseAsArrayOf, parseAsString, useQueryStates } from "nuqs";
import { useMemo, useTransition } from "react";

const typingPauseMs = 300;

export interface FilterNames {
  /** Query parameters with one value: the search text, the ends of a range. */
  texts: readonly string[];
  /** Query parameters with several values, comma-separated. */
  lists: readonly string[];
  /** Query parameters that any change clears, such as the page's cursor. */
  resets: readonly string[];
}

export interface FilterState {
  text: (name: string) => string;
  list: (name: string) => readonly string[];
  /** `typing` waits for a pause and leaves no trail of half-typed words in the history. */
  setText: (name: string, value: string, how?: "typing") => void;
  setTexts: (values: Record<string, string>) => void;
  setList: (name: string, values: readonly string[]) => void;
  clear: () => void;
  /** How many filters are set. */
  active: number;
  /** The server is reading the list anew. */
  pending: boolean;
}

/** Filters that live in the URL and nowhere else. */
export function useFilterState({ texts, lists, resets }: FilterNames): FilterState {
  const [pending, startTransition] = useTransition();
  const names = [texts, lists, resets].map((group) => group.join(",")).join(";");
  const parsers = useMemo(() => {
    const [textNames = [], listNames = [], resetNames = []] = names
      .split(";")
      .map((group) => group.split(",").filter(Boolean));
    return {
      texts: Object.fromEntries([...textNames, ...resetNames].map((name) => [name, parseAsString])),
      lists: Object.fromEntries(listNames.map((name) => [name, parseAsArrayOf(parseAsString)])),
    };
  }, [names]);
  const options = { shallow: false, startTransition } as const;
  const [textValues, setTextValues] = useQueryStates(parsers.texts, options);
  const [listValues, setListValues] = useQueryStates(parsers.lists, options);
  const cleared = Object.fromEntries(resets.map((name) => [name, null]));

  return {
    text: (name) => textValues[name] ?? "",
    list: (name) => listValues[name] ?? [],
    setText: (name, value, how) => {
      void setTextValues(
        { ...cleared, [name]: value || null },
        how === "typing"
          ? { history: "replace", limitUrlUpdates: value ? debounce(typingPauseMs) : undefined }
          : { history: "push" },
      );
    },
    setTexts: (values) => {
      const next = Object.entries(values).map(([name, value]) => [name, value || null]);
      void setTextValues({ ...cleared, ...Object.fromEntries(next) }, { history: "push" });
    },
    setList: (name, values) => {
      void setListValues({ [name]: values.length > 0 ? [...values] : null }, { history: "push" });
      if (resets.length > 0) void setTextValues(cleared, { history: "push" });
    },
    clear: () => {
      void setListValues(null, { history: "push" });
      void setTextValues(null, { history: "push" });
    },
    active:
      texts.filter((name) => textValues[name]).length +
      lists.filter((name) => (listValues[name] ?? []).length > 0).length,
    pending,
  };
}
