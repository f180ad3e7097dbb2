import { createHash, randomBytes } from "node:crypto";
import type { ClientBase } from "pg";
import type { FeedDto } from "@/lib/schemas/calendar";
import type { Principal } from "@/lib/server/auth/principal";
import { newId } from "@/lib/server/db/new-id";
import { pool, prisma } from "@/lib/server/db/pool";
import { inTransaction } from "@/lib/server/db/transaction";

/** The person's feed in this organization, without what opens it; null where there is none. */
export async function findFeed({ organization, membershipId }: Principal): Promise<FeedDto | null> {
  const feed = await prisma().calendarFeed.findFirst({
    where: { organizationId: organization.id, membershipId, revokedAt: null },
    select: { createdAt: true },
  });
  return feed && { createdAt: feed.createdAt.toISOString() };
}

/**
 * Makes a feed in the place of the one that there was. The token is told this once; only its hash is kept. Null for
 * somebody who was removed meanwhile.
 */
export async function makeFeed(person: Principal): Promise<string | null> {
  const token = randomBytes(32).toString("base64url");
  return inTransaction(async (client) => {
    // Two that are made at once, and a removal, wait for each other here.
    const member = await client.query(
      "SELECT FROM membership WHERE id = $1 AND removed_at IS NULL FOR UPDATE",
      [person.membershipId],
    );
    if (member.rowCount === 0) return null;
    await revokeFeedOf(client, person.organization.id, person.membershipId);
    await client.query(
      `INSERT INTO calendar_feed (id, organization_id, membership_id, token_hash, created_at)
       VALUES ($1, $2, $3, $4, now())`,
      [newId(), person.organization.id, person.membershipId, feedHash(token)],
    );
    return token;
  });
}

/** From now on the address leads nowhere. */
export async function revokeFeed({ organization, membershipId }: Principal): Promise<void> {
  await revokeFeedOf(pool(), organization.id, membershipId);
}

/** Of a member who leaves, too: whoever comes back makes an address of their own. */
export async function revokeFeedOf(
  database: Pick<ClientBase, "query">,
  organizationId: string,
  membershipId: string,
): Promise<void> {
  await database.query(REVOKE, [organizationId, membershipId]);
}

const REVOKE = `UPDATE calendar_feed SET revoked_at = now()
  WHERE organization_id = $1 AND membership_id = $2 AND revoked_at IS NULL`;

/** SHA-256 in hexadecimal: the token itself is random enough that a slow hash would add nothing. */
export function feedHash(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
