"use client";

import { PageError } from "@/components/shell/page-error";

/** Any page of the desk that fails: the navigation around it stays and works. */
export default function DeskError(props: { error: unknown; retry: () => void }) {
  return <PageError {...props} />;
}
