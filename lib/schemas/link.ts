import { z } from "zod";
import { LINK_COMMAND_BITS, LINK_COMMANDS } from "@/lib/domain/access/link-commands";
import { instantInput } from "@/lib/schemas/instant";

/** What a link for the customer may be made to carry; all that there is, until a month after the end, when left out. */
export const mintLinkInput = z.strictObject({
  commands: z
    .array(z.enum(LINK_COMMANDS.manage))
    .min(1, "Choose at least one command.")
    .max(LINK_COMMANDS.manage.length)
    .transform((given) => LINK_COMMANDS.manage.filter((command) => given.includes(command)))
    .optional(),
  expiresAt: instantInput.optional(),
});
export type MintLinkInput = z.output<typeof mintLinkInput>;

/** A link without its address, which is told once. */
export const linkDto = z.object({
  id: z.uuid(),
  purpose: z.enum(["supplier_answer", "manage"]),
  /** What may be done through it, as far as the booking's status allows. */
  commands: z.array(z.enum(LINK_COMMAND_BITS)),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  /** When somebody last acted through it; looking is no use. */
  lastUsedAt: z.iso.datetime().nullable(),
  revokedAt: z.iso.datetime().nullable(),
  /** The booking, or the one that replaced it last, is over: nothing can be done through the link any more. */
  ended: z.boolean(),
});
export type LinkDto = z.infer<typeof linkDto>;

export const mintedLinkDto = z.object({
  id: z.uuid(),
  /** Told in this answer alone. */
  url: z.url(),
  purpose: z.literal("manage"),
  commands: z.array(z.enum(LINK_COMMANDS.manage)),
  expiresAt: z.iso.datetime(),
});
export type MintedLinkDto = z.infer<typeof mintedLinkDto>;

/** As the desk shows it. */
export interface BookingLinkDto extends LinkDto {
  /** The customer or the supplier who acts through it. */
  readonly subject: string;
  /** The member who made it by hand; null where a mail brought it. */
  readonly madeBy: string | null;
  readonly state: "works" | "expired" | "used" | "revoked" | "ended";
}

export const mintLinkForBooking = z.strictObject({ bookingId: z.uuid(), idempotencyKey: z.uuid() });
export const linkRef = z.strictObject({ linkId: z.uuid() });
