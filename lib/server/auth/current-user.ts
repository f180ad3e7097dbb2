import { cache } from "react";
import { auth } from "@/lib/server/auth/session";
import { type CurrentUser, userOfSession } from "@/lib/server/auth/session-user";

/** Whoever is signed in, read once a request; null when nobody is. */
export const currentUser = cache(async (): Promise<CurrentUser | null> => {
  const session = await auth();
  if (!session?.userId) return null;
  return userOfSession(session.userId, session.epoch);
});
