"use server";

import { revalidatePath } from "next/cache";
import { action } from "@/lib/actions/action";
import { routes } from "@/lib/routes";
import { mailRef } from "@/lib/schemas/mail";
import { resendMail } from "@/lib/server/notifications/resend-mail";

export const resendMailAction = action(
  { schema: mailRef, permission: "outbox.resend" },
  async ({ principal, input }) => {
    const result = await resendMail(principal, input.mailId);
    if (result.ok) revalidatePath(routes.desk(principal.organization.slug).mail(input.mailId));
    return result;
  },
);
