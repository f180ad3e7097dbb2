import { CalendarX2 } from "lucide-react";
import { PlainShell } from "@/components/shell/plain-shell";
import { MessagePage } from "@/components/ui/message-page";
import { viewerZone } from "@/lib/server/viewer-zone";

export default async function NotBookable() {
  return (
    <PlainShell now={new Date().toISOString()} viewerZone={await viewerZone()}>
      <MessagePage icon={CalendarX2} eyebrow="404 · Not found" title="Nothing can be booked here">
        <p>
          The address may be mistyped, or what it was for is no longer booked online. Nothing was changed.
        </p>
        <p>Ask whoever gave you the address for a new one.</p>
      </MessagePage>
    </PlainShell>
  );
}
