"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { action } from "@/lib/actions/action";
import { refusal } from "@/lib/domain/refusal";
import { routes } from "@/lib/routes";
import { makeFeed, revokeFeed } from "@/lib/server/calendar/feeds";
import { config } from "@/lib/server/config";

/** Tells the new secret address, this once; the one before it leads nowhere from now on. */
export const makeFeedAction = action({ schema: z.null() }, async ({ principal }) => {
  const token = await makeFeed(principal);
  if (token === null) return { ok: false, error: refusal("forbidden") };
  revalidatePath(routes.desk(principal.organization.slug).account);
  return { ok: true, data: { secret: `${config().APP_URL}${routes.calendarFeed(token)}` } };
});

export const revokeFeedAction = action({ schema: z.null() }, async ({ principal }) => {
  await revokeFeed(principal);
  revalidatePath(routes.desk(principal.organization.slug).account);
  return { ok: true, data: null };
});
