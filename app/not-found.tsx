import type { Metadata } from "next";
import { NotFoundMessage } from "@/components/shell/not-found-message";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <main id="content" tabIndex={-1} className="outline-none">
      <NotFoundMessage />
    </main>
  );
}
