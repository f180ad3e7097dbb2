"use client";

import "./globals.css";
import { PageError } from "@/components/shell/page-error";

/** Stands in for the whole document when the root layout itself fails. */
export default function GlobalError(props: { error: unknown; retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>Error · Holdfast</title>
        <main id="content">
          <PageError {...props} />
        </main>
      </body>
    </html>
  );
}
