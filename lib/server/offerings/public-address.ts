import { routes } from "@/lib/routes";
import { config } from "@/lib/server/config";

/** Where customers book an offering by themselves, as they are told it. */
export function publicAddress(slug: string): string {
  return new URL(routes.publicBooking(slug), config().APP_URL).href;
}
