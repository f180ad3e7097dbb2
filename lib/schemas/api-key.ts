import { z } from "zod";
import { ROLES } from "@/lib/domain/access/roles";
import { line } from "@/lib/schemas/text";

const roles = z
  .array(z.enum(ROLES))
  .min(1, "Choose at least one role.")
  .transform((given) => ROLES.filter((role) => given.includes(role)));

export const createApiKeyInput = z.strictObject({
  name: line(100),
  roles,
  /** Left out, the key works until it is revoked. */
  expiresAt: z.iso
    .datetime({ offset: true })
    .transform((text) => new Date(text))
    .optional(),
});
export type CreateApiKeyInput = z.output<typeof createApiKeyInput>;

export const apiKeyDto = z.object({
  id: z.uuid(),
  name: z.string(),
  /** The first characters, to tell keys apart. */
  prefix: z.string(),
  roles: z.array(z.enum(ROLES)),
  /** Whose it is. */
  owner: z.object({ membershipId: z.uuid(), name: z.string(), email: z.string() }),
  /** Made by whoever looks at it. */
  own: z.boolean(),
  state: z.enum(["active", "expired", "revoked"]),
  expiresAt: z.iso.datetime().nullable(),
  lastUsedAt: z.iso.datetime().nullable(),
  revokedAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
});
export type ApiKeyDto = z.infer<typeof apiKeyDto>;

/** The secret is shown once, when the key is made; it is kept nowhere. */
export interface NewApiKey {
  readonly apiKey: ApiKeyDto;
  readonly secret: string;
}
