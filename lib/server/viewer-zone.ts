import { cookies } from "next/headers";

/** The zone that the viewer's browser told, if it is one; lib/client/clock.tsx sets the cookie. */
export async function viewerZone(): Promise<string | null> {
  const value = (await cookies()).get("viewer-zone")?.value;
  if (!value || value.length > 64) return null;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: value }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}
