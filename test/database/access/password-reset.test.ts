import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkCredentials } from "@/lib/server/auth/check-credentials";
import { requestPasswordReset, resetPassword } from "@/lib/server/auth/password-reset";
import { userOfSession } from "@/lib/server/auth/session-user";
import { prisma } from "@/lib/server/db/pool";
import { verifyLink } from "@/lib/server/links/links";
import { openWorlds, type Worlds } from "../api/world";
import { anotherPerson, countMails, mailedToken } from "./people";

let worlds: Worlds;
const OLD = "the password before";
const NEW = "the password afterwards";

beforeAll(async () => {
  worlds = await openWorlds({ RATE_LIMIT_SIGN_IN_PER_MINUTE: "1000" });
});
afterAll(() => worlds.close());

async function aMinuteLater(userId: string): Promise<void> {
  await prisma().link.updateMany({
    where: { subjectId: userId },
    data: { createdAt: new Date(Date.now() - 61_000) },
  });
}

describe("a password reset", () => {
  it("sets the password once and ends every session", async () => {
    const person = await anotherPerson(worlds.own, "agent", OLD);
    await requestPasswordReset(person.email);
    const token = await mailedToken(person.email);
    expect((await verifyLink(token, "password_reset")).state).toBe("valid");
    expect((await userOfSession(person.userId, 0))?.id).toBe(person.userId);

    const both = await Promise.all([
      resetPassword(token, NEW),
      resetPassword(token, "a thief's long password"),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    const winner = both[0]?.ok ? NEW : "a thief's long password";
    expect(await userOfSession(person.userId, 0)).toBeNull();
    const signIn = (password: string) => checkCredentials({ email: person.email, password }, "192.0.2.1");
    expect((await signIn(OLD)).outcome).toBe("refused");
    expect((await signIn(winner)).outcome).toBe("accepted");
    expect(await resetPassword(token, "once more, too long")).toMatchObject({
      ok: false,
      error: { code: "link_invalid" },
    });
  });

  it("leaves only the newest link working", async () => {
    const person = await anotherPerson(worlds.own, "agent", OLD);
    await requestPasswordReset(person.email);
    const first = await mailedToken(person.email);
    await aMinuteLater(person.userId);
    await requestPasswordReset(person.email);
    const second = await mailedToken(person.email);
    expect(await resetPassword(first, NEW)).toMatchObject({ ok: false, error: { code: "link_invalid" } });
    expect((await resetPassword(second, NEW)).ok).toBe(true);
  });

  it("writes one mail a minute at most, however often and at once it is asked for", async () => {
    const person = await anotherPerson(worlds.own, "agent", OLD);
    await Promise.all(Array.from({ length: 8 }, () => requestPasswordReset(person.email)));
    await requestPasswordReset(person.email);
    expect(await countMails(person.email)).toBe(1);
    expect((await verifyLink(await mailedToken(person.email), "password_reset")).state).toBe("valid");
    await aMinuteLater(person.userId);
    await requestPasswordReset(person.email);
    expect(await countMails(person.email)).toBe(2);
    expect((await resetPassword(await mailedToken(person.email), NEW)).ok).toBe(true);
    await requestPasswordReset(person.email);
    expect(await countMails(person.email)).toBe(3);
  });

  it("is asked for and used at once without a deadlock", async () => {
    const person = await anotherPerson(worlds.own, "agent", OLD);
    for (let round = 0; round < 8; round += 1) {
      await aMinuteLater(person.userId);
      await requestPasswordReset(person.email);
      const token = await mailedToken(person.email);
      await aMinuteLater(person.userId);
      await Promise.all([resetPassword(token, NEW), requestPasswordReset(person.email)]);
    }
  });

  it("sends nothing to an unknown mail, nor to somebody who has not accepted an invitation", async () => {
    const invited = await anotherPerson(worlds.own, "agent");
    const before = await prisma().link.count();
    await requestPasswordReset("nobody@nowhere.test");
    await requestPasswordReset(invited.email);
    expect(await countMails("nobody@nowhere.test")).toBe(0);
    expect(await countMails(invited.email)).toBe(0);
    expect(await prisma().link.count()).toBe(before);
  });

  it("is refused after its hour, and with another purpose's token", async () => {
    const person = await anotherPerson(worlds.own, "agent", OLD);
    await requestPasswordReset(person.email);
    const token = await mailedToken(person.email);
    expect((await verifyLink(token, "invitation")).state).toBe("invalid");
    await prisma().link.updateMany({
      where: { subjectId: person.userId },
      data: { expiresAt: new Date(Date.now() - 1000) },
    });
    expect(await resetPassword(token, NEW)).toMatchObject({ ok: false, error: { code: "link_expired" } });
    const given = { email: person.email, password: OLD };
    expect((await checkCredentials(given, "192.0.2.2")).outcome).toBe("accepted");
  });
});
