import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Role } from "@/lib/domain/access/roles";
import { acceptAsNewcomer, acceptAsUser, readInvitation } from "@/lib/server/auth/accept-invitation";
import { checkCredentials } from "@/lib/server/auth/check-credentials";
import { inviteMember, resendInvitation, revokeInvitation } from "@/lib/server/auth/invitations";
import { changeMemberRoles, listMembers, removeMember } from "@/lib/server/auth/members";
import { prisma } from "@/lib/server/db/pool";
import { openWorlds, type Worlds } from "../api/world";
import { anotherPerson, countMails, mailedToken, ofRole, principalOf } from "./people";

let worlds: Worlds;
const PASSWORD = "a password that is long";

beforeAll(async () => {
  worlds = await openWorlds({ RATE_LIMIT_SIGN_IN_PER_MINUTE: "1000" });
});
afterAll(() => worlds.close());

const rolesOf = async (membershipId: string) =>
  (await prisma().membership.findUniqueOrThrow({ where: { id: membershipId } })).roles;
const memberCalled = async (email: string) => {
  const members = await listMembers(await ofRole(worlds.own, "owner"));
  return members.ok ? members.data.find((member) => member.email === email) : undefined;
};
const invite = async (by: Role, email: string, roles: Role[], supplierId?: string) =>
  inviteMember(await ofRole(worlds.own, by), { email, roles, supplierId });

describe("giving roles", () => {
  it("lets an admin give no role beyond the admin's own, by invitation or by change", async () => {
    for (const role of ["owner", "approver", "cashier", "accountant", "agent"] as const) {
      const email = `${role}-by-admin@own.test`;
      expect(await invite("admin", email, [role])).toMatchObject({ ok: false, error: { code: "forbidden" } });
      expect(await countMails(email)).toBe(0);
      const admin = await ofRole(worlds.own, "admin");
      const target = await anotherPerson(worlds.own, "viewer");
      const changed = await changeMemberRoles(admin, {
        membershipId: target.membershipId,
        roles: ["viewer", role],
      });
      expect(changed).toMatchObject({ ok: false, error: { code: "forbidden" } });
      expect(await rolesOf(target.membershipId)).toEqual(["viewer"]);
    }
  });

  it("lets an admin not make themselves an owner", async () => {
    const admin = await ofRole(worlds.own, "admin");
    const changed = await changeMemberRoles(admin, {
      membershipId: admin.membershipId,
      roles: ["owner", "admin"],
    });
    expect(changed).toMatchObject({ ok: false, error: { code: "forbidden" } });
  });

  it("lets an admin neither demote nor remove an owner", async () => {
    const admin = await ofRole(worlds.own, "admin");
    const owner = await anotherPerson(worlds.own, "owner");
    const demoted = await changeMemberRoles(admin, { membershipId: owner.membershipId, roles: ["viewer"] });
    expect(demoted).toMatchObject({ ok: false, error: { code: "forbidden" } });
    expect(await removeMember(admin, owner.membershipId)).toMatchObject({
      ok: false,
      error: { code: "forbidden" },
    });
    expect(await rolesOf(owner.membershipId)).toEqual(["owner"]);
    const byOwner = await removeMember(await ofRole(worlds.own, "owner"), owner.membershipId);
    expect(byOwner.ok).toBe(true);
  });

  it("asks for the roles that the acting person has at that moment, not at sign-in", async () => {
    const fallen = await anotherPerson(worlds.own, "owner");
    const stale = await principalOf(fallen.userId);
    await prisma().membership.update({ where: { id: fallen.membershipId }, data: { roles: ["viewer"] } });
    const invited = await inviteMember(stale, { email: "late@own.test", roles: ["owner"] });
    expect(invited).toMatchObject({ ok: false, error: { code: "forbidden" } });
  });

  it("gives nothing to and takes nothing from members of another organization", async () => {
    const owner = await ofRole(worlds.own, "owner");
    const membershipId = worlds.foreign.membershipIds.viewer;
    const changed = await changeMemberRoles(owner, { membershipId, roles: ["agent"] });
    expect(changed).toMatchObject({ ok: false, error: { code: "not_found" } });
    expect(await removeMember(owner, membershipId)).toMatchObject({
      ok: false,
      error: { code: "not_found" },
    });
    const supplier = await invite("owner", "s@own.test", ["supplier"], worlds.foreign.supplierId);
    expect(supplier).toMatchObject({ ok: false, error: { code: "invalid_input" } });
  });
});

describe("the last owner", () => {
  it("can be neither demoted nor removed, by themselves either", async () => {
    const owner = await ofRole(worlds.own, "owner");
    await prisma().membership.updateMany({
      where: {
        organizationId: worlds.own.organizationId,
        roles: { has: "owner" },
        NOT: { id: owner.membershipId },
      },
      data: { removedAt: new Date() },
    });
    const demoted = await changeMemberRoles(owner, { membershipId: owner.membershipId, roles: ["admin"] });
    expect(demoted).toMatchObject({ ok: false, error: { code: "in_use" } });
    expect(await removeMember(owner, owner.membershipId)).toMatchObject({
      ok: false,
      error: { code: "in_use" },
    });
  });

  it("stays when two owners remove each other at once", async () => {
    for (let round = 0; round < 10; round += 1) {
      const first = await anotherPerson(worlds.own, "owner");
      const second = await anotherPerson(worlds.own, "owner");
      await prisma().membership.updateMany({
        where: {
          organizationId: worlds.own.organizationId,
          roles: { has: "owner" },
          NOT: { id: { in: [first.membershipId, second.membershipId] } },
        },
        data: { removedAt: new Date() },
      });
      const [one, two] = [await principalOf(first.userId), await principalOf(second.userId)];
      const results = await Promise.all([
        removeMember(one, second.membershipId),
        removeMember(two, first.membershipId),
      ]);
      expect(results.filter(({ ok }) => ok)).toHaveLength(1);
      expect(await ownersLeft()).toBe(1);
    }
    await prisma().membership.update({
      where: { id: worlds.own.membershipIds.owner },
      data: { removedAt: null },
    });
  });

  it("would go in that race without the lock (negative control)", async () => {
    const first = await anotherPerson(worlds.own, "owner");
    const second = await anotherPerson(worlds.own, "owner");
    const pair = [first.membershipId, second.membershipId];
    const clients = await Promise.all(
      pair.map(async () => {
        const client = new Client({ connectionString: process.env.APP_DATABASE_URL });
        await client.connect();
        await client.query("BEGIN");
        return client;
      }),
    );
    const others = await Promise.all(
      clients.map((client, index) =>
        client.query("SELECT FROM membership WHERE id = ANY ($1) AND id <> $2 AND removed_at IS NULL", [
          pair,
          pair[index],
        ]),
      ),
    );
    expect(others.map(({ rowCount }) => rowCount)).toEqual([1, 1]);
    await Promise.all(
      clients.map((client, index) =>
        client.query("UPDATE membership SET removed_at = now() WHERE id = $1", [pair[index]]),
      ),
    );
    await Promise.all(clients.map((client) => client.query("COMMIT")));
    await Promise.all(clients.map((client) => client.end()));
    const left = await prisma().membership.count({ where: { id: { in: pair }, removedAt: null } });
    expect(left).toBe(0);
  });
});

const ownersLeft = () =>
  prisma().membership.count({
    where: { organizationId: worlds.own.organizationId, roles: { has: "owner" }, removedAt: null },
  });

describe("an invitation", () => {
  it("makes nobody a member before it is accepted, and then once", async () => {
    const email = "newcomer@own.test";
    expect((await invite("owner", email, ["agent"])).ok).toBe(true);
    expect(await countMails(email)).toBe(1);
    expect((await memberCalled(email))?.state).toBe("invited");
    const token = await mailedToken(email);
    const page = await readInvitation(token);
    expect(page).toMatchObject({ state: "valid", newcomer: true, email, organization: { slug: "own" } });
    const userId = page.state === "valid" ? page.userId : "";
    await expect(principalOf(userId)).rejects.toThrow();
    expect((await checkCredentials({ email, password: PASSWORD }, "192.0.2.1")).outcome).toBe("refused");

    const both = await Promise.all([
      acceptAsNewcomer(token, { name: "New Comer", password: PASSWORD }),
      acceptAsNewcomer(token, { name: "Thief", password: "another long password" }),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await principalOf(userId)).roles).toEqual(["agent"]);
    expect((await memberCalled(email))?.state).toBe("active");
    expect(await readInvitation(token)).toEqual({ state: "used" });
    const again = await acceptAsNewcomer(token, { name: "Again", password: "another long password" });
    expect(again).toMatchObject({ ok: false, error: { code: "link_invalid" } });
  });

  it("brings in somebody who has an account only as that account", async () => {
    const known = await prisma().user.create({
      data: { id: crypto.randomUUID(), email: "known@elsewhere.test", name: "Known", passwordHash: "set" },
    });
    await invite("owner", known.email, ["viewer"]);
    const token = await mailedToken(known.email);
    expect(await readInvitation(token)).toMatchObject({ state: "valid", newcomer: false });
    const stolen = await acceptAsNewcomer(token, { name: "Thief", password: PASSWORD });
    expect(stolen).toMatchObject({ ok: false, error: { code: "forbidden" } });
    expect((await prisma().user.findUniqueOrThrow({ where: { id: known.id } })).passwordHash).toBe("set");
    const other = await acceptAsUser(token, worlds.own.userIds.agent);
    expect(other).toMatchObject({ ok: false, error: { code: "forbidden" } });
    expect(await acceptAsUser(token, known.id)).toMatchObject({ ok: true, data: { slug: "own" } });
    expect((await principalOf(known.id)).roles).toEqual(["viewer"]);
  });

  it("ends when it is sent again, taken back, or expired", async () => {
    const email = "thrice@own.test";
    await invite("owner", email, ["viewer"]);
    const first = await mailedToken(email);
    const membershipId = (await memberCalled(email))?.membershipId ?? "";
    const owner = await ofRole(worlds.own, "owner");
    expect((await resendInvitation(owner, membershipId)).ok).toBe(true);
    expect(await readInvitation(first)).toEqual({ state: "revoked" });
    const second = await mailedToken(email);
    expect(await readInvitation(second)).toMatchObject({ state: "valid" });
    expect((await revokeInvitation(owner, membershipId)).ok).toBe(true);
    expect(await readInvitation(second)).toEqual({ state: "revoked" });
    expect(await memberCalled(email)).toBeUndefined();
    expect(await revokeInvitation(owner, membershipId)).toMatchObject({
      ok: false,
      error: { code: "not_found" },
    });

    await invite("owner", email, ["viewer"]);
    const third = await mailedToken(email);
    await prisma().link.updateMany({
      where: {
        purpose: "invitation",
        usedAt: null,
        revokedAt: null,
        organizationId: worlds.own.organizationId,
      },
      data: { expiresAt: new Date(Date.now() - 1000) },
    });
    expect(await readInvitation(third)).toEqual({ state: "expired" });
    const late = await acceptAsNewcomer(third, { name: "Late", password: PASSWORD });
    expect(late).toMatchObject({ ok: false, error: { code: "link_expired" } });
    expect((await memberCalled(email))?.state).toBe("invitation_expired");
  });

  it("is refused for whoever is a member, and by an admin beyond the admin's roles when sent again", async () => {
    expect(await invite("owner", "viewer@own.test", ["agent"])).toMatchObject({
      ok: false,
      error: { code: "already_exists" },
    });
    await invite("owner", "future-owner@own.test", ["owner"]);
    const membershipId = (await memberCalled("future-owner@own.test"))?.membershipId ?? "";
    const resent = await resendInvitation(await ofRole(worlds.own, "admin"), membershipId);
    expect(resent).toMatchObject({ ok: false, error: { code: "forbidden" } });
  });

  it("is not made less by an admin who could not have given it", async () => {
    const email = "owner-to-be@own.test";
    await invite("owner", email, ["owner"]);
    const token = await mailedToken(email);
    const membershipId = (await memberCalled(email))?.membershipId ?? "";
    expect(await invite("admin", email, ["viewer"])).toMatchObject({
      ok: false,
      error: { code: "forbidden", fields: { email: expect.any(String) } },
    });
    expect(await rolesOf(membershipId)).toEqual(["owner"]);
    expect(await readInvitation(token)).toMatchObject({ state: "valid" });
    expect((await invite("owner", email, ["viewer"])).ok).toBe(true);
    expect((await invite("admin", email, ["admin"])).ok).toBe(true);
    expect(await rolesOf(membershipId)).toEqual(["admin"]);
  });
});

describe("removing a member", () => {
  it("ends the membership and its keys at once, and an invitation brings the person back", async () => {
    const person = await anotherPerson(worlds.own, "agent", PASSWORD);
    const owner = await ofRole(worlds.own, "owner");
    expect((await removeMember(owner, person.membershipId)).ok).toBe(true);
    await expect(principalOf(person.userId)).rejects.toThrow();
    const keys = await prisma().apiKey.findMany({ where: { membershipId: person.membershipId } });
    expect(keys.every(({ revokedAt }) => revokedAt !== null)).toBe(true);
    expect(keys).not.toHaveLength(0);
    await invite("owner", person.email, ["viewer"]);
    expect((await acceptAsUser(await mailedToken(person.email), person.userId)).ok).toBe(true);
    expect((await principalOf(person.userId)).roles).toEqual(["viewer"]);
  });
});
