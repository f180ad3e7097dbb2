import { config } from "@/lib/server/config";

/** What calendars know a chain of bookings by, all over the world. */
export function calendarUid(uid: string): string {
  return `${uid}@${new URL(config().APP_URL).host}`;
}
