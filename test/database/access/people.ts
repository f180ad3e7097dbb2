import type { Role } from "@/lib/domain/access/roles";
import { hashPassword } from "@/lib/server/auth/password";
import type { Principal } from "@/lib/server/auth/principal";
import { principalIn, userOfSession } from "@/lib/server/auth/session-user";
import { pool, prisma } from "@/lib/server/db/pool";
import { findLink } from "@/lib/server/links/links";
import { linkToken } from "@/lib/server/links/token";
import { makePerson, type World } from "../api/world";

/** The principal that the desk's gate would make for this person now; throws where the gate would say 404. */
export async function principalOf(userId: string, slug = "own"): Promise<Principal> {
  const { sessionEpoch } = await prisma().user.findUniqueOrThrow({ where: { id: userId } });
  const user = await userOfSession(userId, sessionEpoch);
  const principal = user ? principalIn(user, slug) : null;
  if (!principal) throw new Error("The person is no member");
  return principal;
}

export function ofRole(world: World, role: Role): Promise<Principal> {
  return principalOf(world.userIds[role]);
}

let people = 0;

/** One more member of the first organization, of one's own. */
export async function anotherPerson(world: World, role: Role, password?: string) {
  people += 1;
  const person = await makePerson(
    world.organizationId,
    "own",
    role,
    role === "supplier" ? world.supplierId : null,
    `person-${people}`,
  );
  if (password)
    await prisma().user.update({
      where: { id: person.userId },
      data: { passwordHash: await hashPassword(password) },
    });
  return { ...person, email: `person-${people}@own.test` };
}

/** The token in the newest mail that the outbox holds for an address, as the worker would compute it. */
export async function mailedToken(address: string): Promise<string> {
  const { rows } = await pool().query<{ link_id: string }>(
    `SELECT payload->>'linkId' AS link_id FROM outbox
     WHERE payload#>>'{to,address}' = $1 ORDER BY created_at DESC, id DESC LIMIT 1`,
    [address],
  );
  const link = rows[0] ? await findLink(pool(), rows[0].link_id) : null;
  if (!link) throw new Error(`No mail with a link waits for ${address}`);
  return linkToken(link);
}

export async function countMails(address: string): Promise<number> {
  const { rows } = await pool().query<{ count: number }>(
    "SELECT count(*)::int FROM outbox WHERE payload#>>'{to,address}' = $1",
    [address],
  );
  return rows[0]?.count ?? 0;
}
