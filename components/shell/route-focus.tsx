"use client";

import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";

/**
 * After a navigation to another page, focus goes to its main heading, so that keyboards and readers start
 * where the page starts. The router itself announces the new title. A change of the query is the same page.
 */
export function RouteFocus() {
  const pathname = usePathname();
  const previous = useRef(pathname);
  useEffect(() => {
    if (previous.current === pathname) return;
    previous.current = pathname;
    const heading = document.querySelector<HTMLElement>("[data-page-heading]");
    (heading ?? document.getElementById("content"))?.focus({ preventScroll: true });
  }, [pathname]);
  return null;
}
