"use client";

import { type RefObject, useEffect, useRef, useState } from "react";

/**
 * Keeps the first item of a command list active whenever its items change, as they do when a search
 * answers late; `itemsKey` changes with the items. Spread `value` and `onValueChange` on the Command.
 */
export function useFirstCommand(itemsKey: string): {
  list: RefObject<HTMLDivElement | null>;
  value: string;
  onValueChange: (value: string) => void;
} {
  const list = useRef<HTMLDivElement>(null);
  const [value, setValue] = useState("");
  // biome-ignore lint/correctness/useExhaustiveDependencies: the items are read from the document after they changed.
  useEffect(() => {
    const first = list.current?.querySelector('[cmdk-item]:not([aria-disabled="true"])');
    setValue(first?.getAttribute("data-value") ?? "");
  }, [itemsKey]);
  return { list, value, onValueChange: setValue };
}
