import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { changePassword, endSessions } from "@/lib/server/auth/account";
import { checkCredentials } from "@/lib/server/auth/check-credentials";
import { removeMember } from "@/lib/server/auth/members";
import { principalIn, userOfSession } from "@/lib/server/auth/session-user";
import { prisma } from "@/lib/server/db/pool";
import { openWorlds, type Worlds } from "../api/world";
import { anotherPerson, ofRole } from "./people";

let worlds: Worlds;
const PASSWORD = "a password that is long";

beforeAll(async () => {
  worlds = await openWorlds({ RATE_LIMIT_SIGN_IN_PER_MINUTE: "5" });
});
afterAll(() => worlds.close());

describe("signing in", () => {
  it("accepts the right password, whatever the mail's case, and gives the session's epoch", async () => {
    const person = await anotherPerson(worlds.own, "agent", PASSWORD);
    const given = { email: person.email.toUpperCase(), password: PASSWORD };
    const check = await checkCredentials(given, "192.0.2.1");
    expect(check).toEqual({ outcome: "accepted", user: { id: person.userId, epoch: 0 } });
  });

  it("refuses a wrong password, an unknown mail and a person without a password alike", async () => {
    const person = await anotherPerson(worlds.own, "agent", PASSWORD);
    const invited = await anotherPerson(worlds.own, "agent");
    const attempts = [
      { email: person.email, password: "another password" },
      { email: "nobody@nowhere.test", password: PASSWORD },
      { email: invited.email, password: PASSWORD },
      { email: invited.email, password: "" },
    ];
    for (const [index, given] of attempts.entries())
      expect(await checkCredentials(given, `192.0.2.${10 + index}`)).toEqual({ outcome: "refused" });
  });

  it("refuses what is no mail, no text or cannot be stored, and never throws", async () => {
    const odd = [null, {}, { email: 7, password: [] }, { email: "a\0b@c.test", password: "x\0" }, "text"];
    for (const [index, given] of odd.entries())
      expect(await checkCredentials(given, `192.0.2.${30 + index}`)).toEqual({ outcome: "refused" });
  });

  it("counts attempts by mail, over many addresses, and the right password does not help then", async () => {
    const person = await anotherPerson(worlds.own, "agent", PASSWORD);
    for (let attempt = 0; attempt < 5; attempt += 1)
      await checkCredentials({ email: person.email, password: "wrong" }, `198.51.100.${attempt}`);
    const check = await checkCredentials({ email: person.email, password: PASSWORD }, "198.51.100.99");
    expect(check.outcome).toBe("rate_limited");
  });

  it("counts attempts by address, over many mails", async () => {
    for (let attempt = 0; attempt < 5; attempt += 1)
      await checkCredentials({ email: `m${attempt}@nowhere.test`, password: "wrong" }, "203.0.113.5");
    const person = await anotherPerson(worlds.own, "agent", PASSWORD);
    const given = { email: person.email, password: PASSWORD };
    expect((await checkCredentials(given, "203.0.113.5")).outcome).toBe("rate_limited");
    expect((await checkCredentials(given, "203.0.113.6")).outcome).toBe("accepted");
  });

  it("forgets a mail's attempts after a success", async () => {
    const person = await anotherPerson(worlds.own, "agent", PASSWORD);
    for (let round = 0; round < 3; round += 1) {
      for (let attempt = 0; attempt < 3; attempt += 1)
        await checkCredentials(
          { email: person.email, password: "wrong" },
          `203.0.113.${100 + round * 10 + attempt}`,
        );
      const given = { email: person.email, password: PASSWORD };
      expect((await checkCredentials(given, `203.0.113.${109 + round * 10}`)).outcome).toBe("accepted");
    }
  });
});

describe("a session", () => {
  it("ends everywhere when the epoch is raised", async () => {
    const person = await anotherPerson(worlds.own, "agent", PASSWORD);
    expect((await userOfSession(person.userId, 0))?.email).toBe(person.email);
    await endSessions(person.userId);
    expect(await userOfSession(person.userId, 0)).toBeNull();
    expect(await userOfSession(person.userId, 1)).not.toBeNull();
  });

  it("ends when the password is changed, which asks for the present one", async () => {
    const person = await anotherPerson(worlds.own, "agent", PASSWORD);
    const wrong = await changePassword(person.userId, {
      current: "guessed wrong",
      password: "a new long password",
    });
    expect(wrong).toMatchObject({
      ok: false,
      error: { code: "invalid_input", fields: { current: expect.any(String) } },
    });
    expect(await userOfSession(person.userId, 0)).not.toBeNull();
    const right = await changePassword(person.userId, { current: PASSWORD, password: "a new long password" });
    expect(right.ok).toBe(true);
    expect(await userOfSession(person.userId, 0)).toBeNull();
    const given = { email: person.email, password: "a new long password" };
    expect(await checkCredentials(given, "192.0.2.77")).toMatchObject({
      outcome: "accepted",
      user: { epoch: 1 },
    });
  });

  it("sees roles as they are now, and no organization after removal", async () => {
    const person = await anotherPerson(worlds.own, "admin", PASSWORD);
    const rolesNow = async () => {
      const user = await userOfSession(person.userId, 0);
      return user && principalIn(user, "own")?.roles;
    };
    expect(await rolesNow()).toEqual(["admin"]);
    await prisma().membership.update({ where: { id: person.membershipId }, data: { roles: ["viewer"] } });
    expect(await rolesNow()).toEqual(["viewer"]);
    await removeMember(await ofRole(worlds.own, "owner"), person.membershipId);
    expect((await userOfSession(person.userId, 0))?.memberships).toEqual([]);
  });

  it("opens no organization that the person is no member of", async () => {
    const user = await userOfSession(worlds.own.userIds.owner, 0);
    expect(user && principalIn(user, "own")).not.toBeNull();
    expect(user && principalIn(user, "foreign")).toBeNull();
  });
});
