import type { Actor } from "@/lib/domain/access/actor";
import type { Role } from "@/lib/domain/access/roles";

/** A person in one organization, as a gate has just read it from the database. Only gates make principals. */
export interface Principal {
  readonly organization: {
    readonly id: string;
    readonly slug: string;
    readonly name: string;
    /** IANA zone. */
    readonly timeZone: string;
  };
  readonly userId: string;
  readonly membershipId: string;
  readonly name: string;
  readonly email: string;
  /** Through an API key: the intersection of the key's roles and the membership's. */
  readonly roles: readonly Role[];
  readonly supplierId: string | null;
  readonly apiKeyId: string | null;
}

export function actorOf(principal: Principal): Actor {
  return {
    kind: "person",
    id: principal.userId,
    name: principal.name,
    roles: principal.roles,
    supplierId: principal.supplierId,
  };
}
