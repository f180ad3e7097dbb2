"use client";

import { useEffect, useRef } from "react";

/** What a key press tells, free of the DOM, so that the rule of silence can be tested. */
export interface KeyPress {
  key: string;
  meta: boolean;
  control: boolean;
  alt: boolean;
  /** The focused element takes text. */
  typing: boolean;
  /** A dialog, menu or popover is open. */
  overlayOpen: boolean;
  /** Some widget has already used the key. */
  handled: boolean;
  composing: boolean;
}

/** The name under which a press is looked up: "mod+k", "j", "?", "Enter"; null when it must stay silent. */
export function shortcutName(press: KeyPress): string | null {
  if (press.handled || press.composing || press.alt || press.overlayOpen) return null;
  if (press.meta || press.control) return `mod+${press.key.toLowerCase()}`;
  if (press.typing) return null;
  return press.key.length === 1 ? press.key.toLowerCase() : press.key;
}

/** How long a started sequence such as "g b" waits for its next key. */
const sequencePauseMs = 1_200;

export interface SequenceState {
  prefix: string | null;
  at: number;
}

/** The shortcut that a key completes, given what was pressed before, and what to remember for the next key. */
export function matchSequence(
  name: string,
  state: SequenceState,
  known: ReadonlySet<string>,
  nowMs: number,
): { match: string | null; next: SequenceState } {
  const fresh = state.prefix !== null && nowMs - state.at <= sequencePauseMs;
  const joined = fresh ? `${state.prefix} ${name}` : null;
  const idle: SequenceState = { prefix: null, at: 0 };
  if (joined && known.has(joined)) return { match: joined, next: idle };
  const starts = [...known].some((shortcut) => shortcut.startsWith(`${name} `));
  if (starts) return { match: null, next: { prefix: name, at: nowMs } };
  return { match: fresh ? null : known.has(name) ? name : null, next: idle };
}

export interface Shortcut {
  /** "j", "?", "Enter", "mod+k", or a sequence such as "g b". */
  keys: string;
  /** What it does, for the help dialog. */
  label: string;
  group: string;
  /** Returns false when it did not apply, so that the key keeps its own meaning. */
  run: (event: KeyboardEvent) => boolean | undefined;
}

const registered: Shortcut[] = [];
let sequence: SequenceState = { prefix: null, at: 0 };

/** What can be pressed now, in the order of registration; a later one shadows an earlier one. */
export function registeredShortcuts(): readonly Shortcut[] {
  return registered;
}

const textInputs = new Set(["checkbox", "radio", "button", "submit", "reset", "range", "color", "file"]);

function takesText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  if (target instanceof HTMLInputElement) return !textInputs.has(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

const openOverlay =
  '[role="dialog"][data-state="open"], [role="alertdialog"][data-state="open"], [role="menu"][data-state="open"], dialog[open]';

function onKeyDown(event: KeyboardEvent) {
  const name = shortcutName({
    key: event.key,
    meta: event.metaKey,
    control: event.ctrlKey,
    alt: event.altKey,
    typing: takesText(event.target),
    overlayOpen: document.querySelector(openOverlay) !== null,
    handled: event.defaultPrevented,
    composing: event.isComposing,
  });
  if (name === null) return;
  const known = new Set(registered.map((shortcut) => shortcut.keys));
  const { match, next } = matchSequence(name, sequence, known, event.timeStamp);
  sequence = next;
  if (match === null) return;
  const shortcut = registered.findLast((candidate) => candidate.keys === match);
  if (shortcut && shortcut.run(event) !== false) event.preventDefault();
}

function register(shortcuts: readonly Shortcut[], base: boolean): () => void {
  if (registered.length === 0) document.addEventListener("keydown", onKeyDown);
  if (base) registered.unshift(...shortcuts);
  else registered.push(...shortcuts);
  return () => {
    for (const shortcut of shortcuts) {
      const index = registered.indexOf(shortcut);
      if (index >= 0) registered.splice(index, 1);
    }
    if (registered.length === 0) document.removeEventListener("keydown", onKeyDown);
  };
}

/**
 * Registers shortcuts while their component is shown. Those of the shell are the base: whatever a page
 * registers for the same keys goes before them.
 */
export function useShortcuts(shortcuts: readonly Shortcut[], { base = false } = {}): void {
  const latest = useRef(shortcuts);
  useEffect(() => {
    latest.current = shortcuts;
  });
  const signature = shortcuts.map(({ keys, label, group }) => `${keys}\t${label}\t${group}`).join("\n");
  useEffect(() => {
    const fixed = signature === "" ? [] : signature.split("\n");
    return register(
      fixed.map((line, index) => {
        const [keys = "", label = "", group = ""] = line.split("\t");
        return { keys, label, group, run: (event) => latest.current[index]?.run(event) };
      }),
      base,
    );
  }, [signature, base]);
}

/** How keys are written for people: "mod+k" is ⌘K on a Mac and Ctrl K elsewhere. */
export function keysText(keys: string, mac: boolean): string {
  const names: Record<string, string> = { Enter: "↵", Escape: "Esc", ArrowDown: "↓", ArrowUp: "↑" };
  return keys
    .split(" ")
    .map((key) => {
      if (key.startsWith("mod+")) {
        const last = key.slice("mod+".length).toUpperCase();
        return mac ? `⌘${last}` : `Ctrl ${last}`;
      }
      return names[key] ?? (key.length === 1 ? key.toUpperCase() : key);
    })
    .join(" ");
}
