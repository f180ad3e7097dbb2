import { v7 as uuidv7 } from "uuid";
import type { Role } from "@/lib/domain/access/roles";
import type { Principal } from "@/lib/server/auth/principal";

/** Somebody with these roles in the scene's organization. */
export function principalOf(
  { organizationId }: { organizationId: string },
  roles: readonly Role[],
): Principal {
  return {
    organization: { id: organizationId, slug: "harbour", name: "Harbour & Hill", timeZone: "Europe/Lisbon" },
    userId: uuidv7(),
    membershipId: uuidv7(),
    name: "Somebody",
    email: "somebody@harbour.test",
    roles,
    supplierId: null,
    apiKeyId: null,
  };
}
