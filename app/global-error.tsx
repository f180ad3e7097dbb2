"use client";

import "./globals.css";
import { useEffect } from "react";

/** Stands in for the whole document when the root layout itself fails; it needs nothing that could fail too. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  useEffect(() => console.error(error), [error]);
  return (
    <html lang="en">
      <body>
        <title>Error · Holdfast</title>
        <main className="mx-auto max-w-md px-6 py-24">
          <h1 className="text-2xl font-semibold tracking-tight">Holdfast could not be shown</h1>
          <p className="mt-3 text-base text-ink-muted">
            Something failed on our side. What was saved before is kept. Try again; if it fails again, tell an
            admin when it happened.
          </p>
          <button
            type="button"
            onClick={retry}
            className="mt-6 h-10 rounded-control bg-accent px-4 font-medium text-accent-ink hover:bg-accent-hover"
          >
            Try again
          </button>
        </main>
      </body>
    </html>
  );
}
