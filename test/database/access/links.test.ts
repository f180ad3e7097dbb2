import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { SYSTEM } from "@/lib/domain/access/actor";
import { actorOf } from "@/lib/server/auth/principal";
import { act } from "@/lib/server/bookings/act";
import { CLIENT_ADDRESS_HEADER } from "@/lib/server/client-address";
import { pool, prisma } from "@/lib/server/db/pool";
import { answerLinkForm } from "@/lib/server/links/answer-link-form";
import { openWorlds, type Worlds } from "../api/world";
import { anyAddress, booking, decide, pendingRequest, tokenFor, view } from "./booking-links";
import { ofRole } from "./people";

let worlds: Worlds;

beforeAll(async () => {
  worlds = await openWorlds();
});
afterAll(() => worlds.close());
afterEach(() => vi.restoreAllMocks());

function postForm(token: string, body: URLSearchParams | string | null): Promise<Response> {
  const headers = { [CLIENT_ADDRESS_HEADER]: anyAddress() };
  const request = new Request("http://localhost/", { method: "POST", headers, body });
  return answerLinkForm(request, "supplier_answer", token, { booking: "/s/the-page" });
}

describe("a supplier's link", () => {
  it("shows the request without its customer's whole name, and changes nothing", async () => {
    const made = await pendingRequest(worlds.own);
    const { token, id } = await tokenFor(worlds.own, made.id, "supplier_answer");
    const before = [await booking(made.id), await prisma().link.findUnique({ where: { id } })];
    const page = await view("supplier_answer", token);
    if (page.state !== "shown") throw new Error(page.state);
    expect(page.booking).toMatchObject({
      reference: made.reference,
      status: "pending",
      customer: "Carla",
      partySize: 2,
    });
    expect(page.booking.commands.map(({ command, allowed }) => [command, allowed])).toEqual([
      ["confirm", true],
      ["reject", true],
    ]);
    expect(JSON.stringify(page)).not.toContain("Customer");
    expect(JSON.stringify(page)).not.toContain("carla@");
    expect([await booking(made.id), await prisma().link.findUnique({ where: { id } })]).toEqual(before);
  });

  it("confirms as the supplier, and then explains", async () => {
    const made = await pendingRequest(worlds.own);
    const { token, id } = await tokenFor(worlds.own, made.id, "supplier_answer");
    const done = await decide("supplier_answer", token, { command: "confirm", version: "1", reason: null });
    expect(done).toEqual({ ok: true, data: { status: "confirmed" } });
    const event = await prisma().bookingEvent.findFirstOrThrow({
      where: { bookingId: made.id, sequence: 2 },
    });
    expect(event).toMatchObject({
      command: "confirm",
      actorKind: "supplier",
      actorId: worlds.own.supplierId,
      actorName: "First Supplier",
      origin: "link",
    });
    expect((await prisma().link.findUniqueOrThrow({ where: { id } })).usedAt).not.toBeNull();
    const page = await view("supplier_answer", token);
    expect(page).toMatchObject({
      state: "shown",
      booking: { status: "confirmed", last: { by: "you" }, commands: [] },
    });
    const again = await decide("supplier_answer", token, { command: "reject", version: "2", reason: "No" });
    expect(again).toMatchObject({ ok: false, error: { code: "illegal_transition" } });
    expect((await booking(made.id)).version).toBe(2);
  });

  it("tells no reason that was the desk's own", async () => {
    const made = await pendingRequest(worlds.own);
    const { token } = await tokenFor(worlds.own, made.id, "supplier_answer");
    const manage = await tokenFor(worlds.own, made.id, "manage");
    const given = (command: string, expectedVersion: number, reason: string) =>
      ofRole(worlds.own, "owner").then((owner) =>
        act({
          organizationId: worlds.own.organizationId,
          bookingId: made.id,
          command,
          reason,
          expectedVersion,
          actor: actorOf(owner),
          origin: "desk",
        }),
      );
    expect(await given("confirm", 1, "They owe us")).toMatchObject({ ok: true });
    for (const page of [await view("supplier_answer", token), await view("manage", manage.token)])
      expect(page).toMatchObject({ booking: { last: { command: "confirm", reason: null } } });
    expect(await given("cancel", 2, "Storm")).toMatchObject({ ok: true });
    for (const page of [await view("supplier_answer", token), await view("manage", manage.token)])
      expect(page).toMatchObject({ booking: { last: { command: "cancel", reason: "Storm" } } });
  });

  it("rejects with a reason, and not without", async () => {
    const made = await pendingRequest(worlds.own);
    const { token } = await tokenFor(worlds.own, made.id, "supplier_answer");
    for (const reason of [null, "", "   "])
      expect(
        await decide("supplier_answer", token, { command: "reject", version: "1", reason }),
      ).toMatchObject({
        ok: false,
        error: { code: "reason_required" },
      });
    const done = await decide("supplier_answer", token, {
      command: "reject",
      version: "1",
      reason: "Boat is out",
    });
    expect(done.ok).toBe(true);
    const page = await view("supplier_answer", token);
    expect(page).toMatchObject({
      booking: { status: "rejected", last: { reason: "Boat is out", by: "you" } },
    });
  });

  it("is pressed twice at once: one event", async () => {
    const made = await pendingRequest(worlds.own);
    const { token } = await tokenFor(worlds.own, made.id, "supplier_answer");
    const given = { command: "confirm", version: "1", reason: null };
    const results = await Promise.all([1, 2, 3, 4].map(() => decide("supplier_answer", token, given)));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await prisma().bookingEvent.count({ where: { bookingId: made.id } })).toBe(2);
  });

  it("gives no command but its own, and never one for another version", async () => {
    const made = await pendingRequest(worlds.own);
    const { token } = await tokenFor(worlds.own, made.id, "supplier_answer");
    for (const command of ["cancel", "withdraw", "time_out", "override", "", "__proto__"])
      expect(await decide("supplier_answer", token, { command, version: "1", reason: "x" })).toMatchObject({
        ok: false,
        error: { code: "invalid_input" },
      });
    for (const version of ["", "0", "abc", "99999999999", null, {}])
      expect(await decide("supplier_answer", token, { command: "confirm", version })).toMatchObject({
        ok: false,
      });
    const stale = await decide("supplier_answer", token, { command: "confirm", version: "2" });
    expect(stale).toMatchObject({ ok: false, error: { code: "stale_version" } });
    expect((await booking(made.id)).version).toBe(1);
  });

  it("decides nothing after the time limit, a withdrawal, or another answer", async () => {
    const timedOut = await pendingRequest(worlds.own);
    await pool().query("UPDATE booking SET deadline_at = now() - interval '1 minute' WHERE id = $1", [
      timedOut.id,
    ]);
    const late = await tokenFor(worlds.own, timedOut.id, "supplier_answer");
    const given = { command: "confirm", version: "2" };
    expect(await decide("supplier_answer", late.token, given)).toMatchObject({
      ok: false,
      error: { code: "deadline_passed" },
    });
    expect(await view("supplier_answer", late.token)).toMatchObject({
      booking: { status: "pending", overdue: true },
    });
    const swept = await act({
      organizationId: worlds.own.organizationId,
      bookingId: timedOut.id,
      command: "time_out",
      actor: SYSTEM,
      origin: "worker",
    });
    expect(swept.ok).toBe(true);
    expect(await view("supplier_answer", late.token)).toMatchObject({
      booking: { status: "rejected", commands: [], last: { command: "time_out", by: "system" } },
    });

    const withdrawn = await pendingRequest(worlds.own);
    const manage = await tokenFor(worlds.own, withdrawn.id, "manage");
    const answer = await tokenFor(worlds.own, withdrawn.id, "supplier_answer");
    expect((await decide("manage", manage.token, { command: "withdraw", version: "1" })).ok).toBe(true);
    const tooLate = await decide("supplier_answer", answer.token, { command: "confirm", version: "2" });
    expect(tooLate).toMatchObject({ ok: false, error: { code: "illegal_transition" } });
    expect(await view("supplier_answer", answer.token)).toMatchObject({
      booking: { status: "cancelled", last: { command: "withdraw", by: "customer" } },
    });
  });

  it("leads back to the page with what was tried, when another answer came first", async () => {
    const made = await pendingRequest(worlds.own);
    const { token } = await tokenFor(worlds.own, made.id, "supplier_answer");
    const post = (fields: Record<string, string>) => postForm(token, new URLSearchParams(fields));
    expect((await post({ command: "confirm", version: "1" })).headers.get("location")).toBe("/s/the-page");
    const late = await post({ command: "reject", version: "1", reason: "No boat" });
    expect(late.headers.get("location")).toBe("/s/the-page?refused=stale_version&tried=reject");
    const later = await post({ command: "reject", version: "2", reason: "No boat" });
    expect(later.headers.get("location")).toBe("/s/the-page?refused=illegal_transition&tried=reject");
    const foreign = await post({ command: "cancel&x=", version: "2" });
    expect(foreign.headers.get("location")).toBe("/s/the-page?refused=invalid_input");
    expect(await view("supplier_answer", token)).toMatchObject({
      booking: { status: "confirmed", last: { command: "confirm", by: "you" } },
    });
  });

  it("tells a form that is none from one that is too large", async () => {
    const made = await pendingRequest(worlds.own);
    const { token } = await tokenFor(worlds.own, made.id, "supplier_answer");
    const large = new URLSearchParams({ command: "confirm", version: "1", reason: "x".repeat(40_000) });
    expect((await postForm(token, null)).status).toBe(422);
    expect((await postForm(token, new URLSearchParams())).status).toBe(422);
    expect((await postForm(token, '{"command":"confirm"}')).status).toBe(422);
    expect((await postForm(token, large)).status).toBe(413);
    expect((await booking(made.id)).version).toBe(1);
  });

  it("leads back to the page when something breaks, too", async () => {
    const made = await pendingRequest(worlds.own);
    const { token } = await tokenFor(worlds.own, made.id, "supplier_answer");
    const press = () => postForm(token, new URLSearchParams({ command: "confirm", version: "1" }));
    vi.spyOn(pool(), "query").mockImplementationOnce(() => {
      throw new Error("broken");
    });
    const broken = await press();
    expect([broken.status, broken.headers.get("location")]).toEqual([303, "/s/the-page?refused=unexpected"]);
    expect((await booking(made.id)).version).toBe(1);
    const whole = await press();
    expect([whole.status, whole.headers.get("location")]).toEqual([303, "/s/the-page"]);
    expect((await booking(made.id)).status).toBe("confirmed");
  });

  it("opens nothing for a supplier whose booking it is not", async () => {
    const made = await pendingRequest(worlds.own);
    const { token } = await tokenFor(worlds.own, made.id, "supplier_answer", {
      subjectId: worlds.own.otherSupplierId,
    });
    expect(await view("supplier_answer", token)).toEqual({ state: "invalid" });
    const done = await decide("supplier_answer", token, { command: "confirm", version: "1" });
    expect(done).toMatchObject({ ok: false, error: { code: "link_invalid" } });
    expect((await booking(made.id)).version).toBe(1);
  });
});

describe("a customer's link", () => {
  it("withdraws a request and cancels a booking as the customer", async () => {
    const made = await pendingRequest(worlds.own);
    const answer = await tokenFor(worlds.own, made.id, "supplier_answer");
    await decide("supplier_answer", answer.token, { command: "confirm", version: "1" });
    const { token } = await tokenFor(worlds.own, made.id, "manage");
    expect(await view("manage", token)).toMatchObject({
      booking: {
        customer: "Carla Customer",
        commands: [{ command: "cancel", allowed: true, reasonRequired: false }],
      },
    });
    const done = await decide("manage", token, { command: "cancel", version: "2", reason: "" });
    expect(done).toEqual({ ok: true, data: { status: "cancelled" } });
    const event = await prisma().bookingEvent.findFirstOrThrow({
      where: { bookingId: made.id, sequence: 3 },
    });
    expect(event).toMatchObject({ actorKind: "customer", actorId: worlds.own.customerId, origin: "link" });
  });

  it("confirms nothing, whatever the form says", async () => {
    const made = await pendingRequest(worlds.own);
    const { token } = await tokenFor(worlds.own, made.id, "manage");
    const done = await decide("manage", token, { command: "confirm", version: "1" });
    expect(done).toMatchObject({ ok: false, error: { code: "invalid_input" } });
  });
});
