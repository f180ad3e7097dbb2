import { afterAll, beforeAll, expect, test } from "vitest";
import { actorOf } from "@/lib/server/auth/principal";
import { act } from "@/lib/server/bookings/act";
import { createBooking } from "@/lib/server/bookings/create";
import { pool, prisma } from "@/lib/server/db/pool";
import { readLinkPage } from "@/lib/server/links/answer-link";
import { listBookingLinks } from "@/lib/server/links/booking-links";
import { findLink, mintLink } from "@/lib/server/links/links";
import { linkToken } from "@/lib/server/links/token";
import { relayOutbox } from "@/lib/server/notifications/relay";
import { resendMail } from "@/lib/server/notifications/resend-mail";
import { ofRole } from "../access/people";
import { call, expectError, type Json } from "./client";
import { openWorlds, type World, type Worlds } from "./world";

let worlds: Worlds;
let own: World;
let calls = 0;

beforeAll(async () => {
  worlds = await openWorlds();
  own = worlds.own;
});
afterAll(() => worlds.close());

const DAY = 86_400_000;
const inDays = (days: number) => new Date(Math.floor(Date.now() / DAY) * DAY + days * DAY);

/** An appointment that was moved to each of the days in turn, all of it long before the first. */
async function moved(days: readonly [number, ...number[]]) {
  const actor = actorOf(await ofRole(own, "agent"));
  const common = { organizationId: own.organizationId, actor, origin: "desk" as const, now: inDays(-200) };
  const [first, ...later] = days;
  const made = await createBooking({
    ...common,
    input: {
      offeringId: own.offerings.appointment,
      customerId: own.customerId,
      startsAt: inDays(first),
      partySize: 1,
      tentative: false,
    },
  });
  if (!made.ok) throw new Error(made.error.message);
  const ids = [made.data.booking.id];
  for (const day of later) {
    const bookingId = ids.at(-1) ?? "";
    const done = await act({
      ...common,
      bookingId,
      command: "reschedule",
      input: { startsAt: inDays(day) },
    });
    if (!done.ok) throw new Error(done.error.message);
    const { successorId } = await prisma().booking.findUniqueOrThrow({ where: { id: bookingId } });
    ids.push(successorId ?? "");
  }
  await relayOutbox();
  return ids;
}

async function mailTo(bookingId: string | undefined) {
  return prisma().mail.findFirstOrThrow({ where: { bookingId, audience: "customer" } });
}

async function stateOf(linkId: string) {
  const link = await findLink(pool(), linkId);
  if (!link) throw new Error("There is no such link");
  calls += 1;
  return readLinkPage("manage", linkToken(link), `192.0.2.${calls}`);
}

const listed = async (id: string | undefined, key = own.keys.agent) =>
  call("GET", `/bookings/${id}/links`, { key });

test("a moved booking has the links of those that it replaced, and they can be revoked there", async () => {
  const [first, second, last] = await moved([10, 11, 12]);
  const linkId = (await mailTo(first)).linkId ?? "";
  const idsOf = async (id: string | undefined): Promise<string[]> =>
    (await listed(id)).body.data.map((link: Json) => link.id);
  const own1 = (await mailTo(second)).linkId;
  const own2 = (await mailTo(last)).linkId;
  expect(await idsOf(last)).toEqual(expect.arrayContaining([linkId, own1, own2]));
  expect(await idsOf(second)).not.toContain(own2);
  expect(await idsOf(first)).toContain(linkId);
  expect(await idsOf(first)).not.toContain(own1);
  expect((await stateOf(linkId)).state).toBe("shown");

  const { foreign } = worlds;
  expectError(await listed(last, foreign.keys.owner), 404, "not_found");
  expectError(await call("DELETE", `/links/${linkId}`, { key: foreign.keys.owner }), 404, "not_found");
  expect((await call("DELETE", `/links/${linkId}`, { key: own.keys.agent })).status).toBe(200);
  expect((await stateOf(linkId)).state).toBe("revoked");
  const links = await listBookingLinks(await ofRole(own, "agent"), last ?? "");
  expect(links.ok && links.data.find(({ id }) => id === linkId)?.state).toBe("revoked");
});

test("a mail's link outlives the booking that it leads to now by a month, and one made by hand its own hour", async () => {
  const [early, late] = await moved([-95, -20]);
  const linkId = (await mailTo(early)).linkId ?? "";
  expect(await stateOf(linkId)).toMatchObject({ state: "shown", booking: { moved: true } });
  const links = await listBookingLinks(await ofRole(own, "agent"), late ?? "");
  const seen = links.ok ? links.data.find(({ id }) => id === linkId) : null;
  expect(seen).toMatchObject({ state: "works", expiresAt: new Date(+inDays(10) + 3_600_000).toISOString() });
  const byHand = await mintLink(pool(), {
    purpose: "manage",
    organizationId: own.organizationId,
    bookingId: early ?? "",
    subjectId: own.customerId,
    expiresAt: inDays(-1),
    createdBy: own.userIds.agent,
  });
  expect((await stateOf(byHand.id)).state).toBe("expired");

  const [gone] = await moved([-96, -40]);
  expect((await stateOf((await mailTo(gone)).linkId ?? "")).state).toBe("expired");
  const [unmoved] = await moved([-90]);
  expect((await stateOf((await mailTo(unmoved)).linkId ?? "")).state).toBe("expired");
});

test("a mail is sent again with a link that works, and not once its booking was moved", async () => {
  const owner = await ofRole(own, "owner");
  const fail = (id: string) => prisma().mail.update({ where: { id }, data: { status: "failed" } });
  const [first, last] = await moved([20, 21]);
  const [old, now] = [await mailTo(first), await mailTo(last)];
  for (const { id } of [old, now]) await fail(id);
  expect(await resendMail(owner, old.id)).toMatchObject({
    ok: false,
    error: { code: "illegal_transition", message: expect.stringContaining("moved") },
  });
  expect(await resendMail(owner, now.id)).toMatchObject({ ok: true });
  expect((await mailTo(last)).linkId).toBe(now.linkId);
  await fail(now.id);
  await prisma().link.update({ where: { id: now.linkId ?? "" }, data: { revokedAt: new Date() } });
  expect(await resendMail(owner, now.id)).toMatchObject({ ok: true });
  const again = await mailTo(last);
  expect(again.linkId).not.toBe(now.linkId);
  expect(await stateOf(again.linkId ?? "")).toMatchObject({ state: "shown" });
});
