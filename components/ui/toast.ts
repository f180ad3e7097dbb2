"use client";

type ToastKind = "success" | "error" | "info" | "warning";

export interface ToastOptions {
  /** A second sentence: what was kept, what to do. */
  description?: string;
  action?: { label: string; onClick: () => void };
}

export interface QueuedToast extends ToastOptions {
  kind: ToastKind;
  message: string;
}

type Deliver = (toast: QueuedToast) => void;

const waiting: QueuedToast[] = [];
const listeners = new Set<() => void>();
let deliver: Deliver | null = null;
let wanted = false;

/** Whether a toast was ever asked for: the toaster's code is loaded only then. */
export function subscribeToWanted(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function isWanted(): boolean {
  return wanted;
}

/** Connects the toaster once it is there, and hands it what waited. */
export function connectToaster(next: Deliver): () => void {
  deliver = next;
  for (const toast of waiting.splice(0)) next(toast);
  return () => {
    deliver = null;
  };
}

function show(kind: ToastKind, message: string, options: ToastOptions = {}): void {
  const toast = { kind, message, ...options };
  if (deliver) {
    deliver(toast);
    return;
  }
  waiting.push(toast);
  wanted = true;
  for (const listener of listeners) listener();
}

/** Short news about what was just done. Errors of a form belong in the form. */
export const toast = {
  success: (message: string, options?: ToastOptions) => show("success", message, options),
  error: (message: string, options?: ToastOptions) => show("error", message, options),
  info: (message: string, options?: ToastOptions) => show("info", message, options),
  warning: (message: string, options?: ToastOptions) => show("warning", message, options),
};
