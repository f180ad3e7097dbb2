"use server";

import { createHash } from "node:crypto";
import { action } from "@/lib/actions/action";
import { linkRef, mintLinkForBooking } from "@/lib/schemas/link";
import { revokeBookingLink } from "@/lib/server/links/booking-links";
import { mintManageLink } from "@/lib/server/links/mint-manage-link";

const permission = "link.manage";

/** Makes a link for the customer, and tells its address this once. The same form sent twice makes one. */
export const mintLinkAction = action(
  { schema: mintLinkForBooking, permission },
  async ({ principal, input: { bookingId, idempotencyKey } }) =>
    mintManageLink(
      principal,
      bookingId,
      {},
      {
        scopeId: principal.userId,
        key: idempotencyKey,
        bodyHash: createHash("sha256").update(`link of ${bookingId}`).digest("hex"),
      },
    ),
);

export const revokeLinkAction = action({ schema: linkRef, permission }, async ({ principal, input }) => {
  const revoked = await revokeBookingLink(principal, input.linkId);
  return revoked.ok ? { ok: true, data: { id: revoked.data.id } } : revoked;
});
