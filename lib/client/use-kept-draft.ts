"use client";

import { type RefObject, useCallback, useEffect, useRef } from "react";

/**
 * Keeps what is typed into a form's fields for as long as the tab is open, so that choosing another time, going back
 * or reloading loses none of it. Fields that hold something already are left as they are.
 */
export function useKeptDraft(
  key: string,
  names: readonly string[],
): { readonly form: RefObject<HTMLFormElement | null>; readonly keep: () => void } {
  const form = useRef<HTMLFormElement>(null);
  const fields = names.join(" ");
  useEffect(() => {
    const kept = readKept(key);
    for (const name of fields.split(" ")) {
      const field = form.current?.elements.namedItem(name);
      if (isTextField(field) && field.value === "" && typeof kept[name] === "string")
        field.value = kept[name];
    }
  }, [key, fields]);
  const keep = useCallback(() => {
    const typed: Record<string, string> = {};
    for (const name of fields.split(" ")) {
      const field = form.current?.elements.namedItem(name);
      if (isTextField(field)) typed[name] = field.value;
    }
    try {
      sessionStorage.setItem(key, JSON.stringify(typed));
    } catch {
      // A browser that keeps nothing loses nothing that it had promised.
    }
  }, [key, fields]);
  return { form, keep };
}

function isTextField(field: unknown): field is HTMLInputElement | HTMLTextAreaElement {
  return field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
}

function readKept(key: string): Record<string, unknown> {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? "{}");
    return typeof kept === "object" && kept !== null ? (kept as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
