import { PlainShell } from "@/components/shell/plain-shell";
import { viewerZone } from "@/lib/server/viewer-zone";

export default async function AuthLayout({ children }: LayoutProps<"/">) {
  return (
    <PlainShell now={new Date().toISOString()} viewerZone={await viewerZone()} width="form">
      {children}
    </PlainShell>
  );
}
