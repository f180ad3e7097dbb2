"use client";

import { RotateCw } from "lucide-react";
import { useEffect } from "react";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";

/** The digest is what the server's log carries for the same error. */
function digestOf(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null || !("digest" in error)) return undefined;
  return typeof error.digest === "string" ? error.digest : undefined;
}

/** What an error boundary shows; any segment's error.tsx may render it. */
export function PageError({ error, retry }: { error: unknown; retry: () => void }) {
  useEffect(() => console.error(error), [error]);
  return (
    <ErrorState
      level={1}
      title="This page could not be shown"
      requestId={digestOf(error)}
      actions={
        <Button variant="primary" icon={<RotateCw aria-hidden />} onClick={retry}>
          Try again
        </Button>
      }
    >
      <p>
        Something failed on our side. What was saved before is kept. If it happens again, tell an admin the
        request below.
      </p>
    </ErrorState>
  );
}
