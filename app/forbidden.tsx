import type { Metadata } from "next";
import { ForbiddenMessage } from "@/components/shell/forbidden-message";

export const metadata: Metadata = { title: "No access" };

export default function Forbidden() {
  return (
    <main id="content" tabIndex={-1} className="outline-none">
      <ForbiddenMessage />
    </main>
  );
}
