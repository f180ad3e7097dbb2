import { routes } from "@/lib/routes";
import { config } from "@/lib/server/config";
import { type LinkToSign, linkToken } from "@/lib/server/links/token";

/** The whole address of a link, from APP_URL. It is a secret: it goes into the mail and nowhere else. */
export function linkAddress(link: LinkToSign): string {
  const token = linkToken(link);
  const paths = {
    supplier_answer: routes.supplierAnswer,
    manage: routes.manageBooking,
    invitation: routes.invitation,
    password_reset: routes.resetPassword,
  } as const;
  return new URL(paths[link.purpose](token), config().APP_URL).href;
}
