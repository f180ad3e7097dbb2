import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { BookingMail } from "@/lib/domain/notifications/booking-mail";
import type { BookingDto } from "@/lib/schemas/booking";
import { act } from "@/lib/server/bookings/act";
import { closeDatabase } from "@/lib/server/db/pool";
import { deliverMail } from "@/lib/server/notifications/deliver-mail";
import { relayOutbox } from "@/lib/server/notifications/relay";
import { sendScheduledMails } from "@/lib/server/notifications/scheduled-mails";
import { type ClonedDatabase, cloneDatabase } from "../clone";
import { book } from "./bookings";
import { mailsOf, type StoredMail } from "./mails";
import { makeScene, type Scene, useDatabase } from "./scene";

let database: ClonedDatabase;
let scene: Scene;
/** An offering without a provider to ask, whose bookings stand at once. */
let sitting: string;

beforeAll(async () => {
  database = await cloneDatabase();
  useDatabase(database);
  scene = await makeScene(database);
  const studio = uuidv7();
  sitting = uuidv7();
  await scene.owner.query(
    `INSERT INTO resource (id, organization_id, name, kind, time_zone)
     VALUES ($1, $2, 'Studio', 'exclusive', 'America/New_York')`,
    [studio, scene.organizationId],
  );
  await scene.owner.query(
    `INSERT INTO offering (id, organization_id, slug, name, lifecycle, supplier_id, resource_id, policy)
     SELECT $1, organization_id, 'sitting', 'Portrait sitting', lifecycle, supplier_id, $2,
       policy || '{"requiresConfirmation": false, "reminderMinutes": 1440, "location": "12 Quay Street"}'
     FROM offering WHERE id = $3`,
    [sitting, studio, scene.offerings.appointment],
  );
});

beforeEach(async () => {
  await scene.owner.query("DELETE FROM scheduled_mail");
});

afterAll(async () => {
  await closeDatabase();
  await scene.owner.end();
  await database.drop();
});

const DAY = 86_400_000;
let made = 0;

/** A confirmed appointment that starts in `days`, on a time of its own. */
async function sit(days = 7): Promise<BookingDto> {
  made += 1;
  const startsAt = new Date(
    Math.ceil(Date.now() / 3_600_000) * 3_600_000 + days * DAY + made * 3 * 3_600_000,
  );
  return book(scene, { offeringId: sitting, startsAt, timeZone: "America/Los_Angeles" });
}

/** Makes what is scheduled for the booking due now, as if the time had come. */
async function becomeDue(bookingId: string, topic: string): Promise<void> {
  await scene.owner.query(
    `INSERT INTO scheduled_mail (booking_id, organization_id, topic, due_at) VALUES ($1, $2, $3, now() - interval '1 second')
     ON CONFLICT (booking_id, topic) DO UPDATE SET due_at = excluded.due_at`,
    [bookingId, scene.organizationId, topic],
  );
}

async function give(
  booking: Pick<BookingDto, "id">,
  command: string,
  input?: { startsAt: Date },
): Promise<BookingDto> {
  const answer = await act({
    organizationId: scene.organizationId,
    bookingId: booking.id,
    command,
    input,
    actor: scene.agent,
    origin: "desk",
    reason: "The plan has changed.",
  });
  if (!answer.ok) throw new Error(`${command} was refused: ${answer.error.message}`);
  return answer.data.booking;
}

async function reminders(bookingId: string, topic = "reminder"): Promise<StoredMail[]> {
  await relayOutbox();
  return (await mailsOf(scene, bookingId)).filter((mail) => mail.topic === topic);
}

async function scheduled(bookingId: string): Promise<string[]> {
  const { rows } = await scene.owner.query<{ topic: string }>(
    "SELECT topic FROM scheduled_mail WHERE booking_id = $1 ORDER BY topic",
    [bookingId],
  );
  return rows.map(({ topic }) => topic);
}

test("a reminder is due at the offering's time before the start, goes out once, and is told of the last event", async () => {
  const booking = await sit();
  const { rows } = await scene.owner.query(
    "SELECT topic, due_at = $2::timestamptz - interval '1 day' AS day_before FROM scheduled_mail WHERE booking_id = $1",
    [booking.id, booking.startsAt],
  );
  expect(rows).toEqual([{ topic: "reminder", day_before: true }]);
  expect(await sendScheduledMails()).toBe(0);
  await becomeDue(booking.id, "reminder");
  expect(await sendScheduledMails()).toBe(1);
  expect(await sendScheduledMails()).toBe(0);
  expect(await scheduled(booking.id)).toEqual([]);
  const [mail, ...others] = await reminders(booking.id);
  expect(others).toEqual([]);
  expect(mail).toMatchObject({ audience: "customer", status: "queued", calendar_method: "REQUEST" });
  expect(mail?.text).toContain("Los Angeles time");
  expect(mail?.text).toContain("Local time");
  const events = await scene.owner.query(
    "SELECT id FROM booking_event WHERE booking_id = $1 ORDER BY sequence DESC",
    [booking.id],
  );
  expect(mail?.event_id).toBe(events.rows[0].id);
  await deliverMail(mail?.id ?? "");
  expect((await reminders(booking.id))[0]?.status).toBe("captured");
});

test("nobody is reminded of a booking that was cancelled, also when the mail was written already", async () => {
  const before = await sit();
  await becomeDue(before.id, "reminder");
  await give(before, "cancel");
  expect(await scheduled(before.id)).toEqual([]);
  // As a row that came back by a mistake would be found.
  await becomeDue(before.id, "reminder");
  expect(await sendScheduledMails()).toBe(0);
  expect(await scheduled(before.id)).toEqual([]);
  expect(await reminders(before.id)).toEqual([]);

  const between = await sit();
  await becomeDue(between.id, "reminder");
  await sendScheduledMails();
  const [mail] = await reminders(between.id);
  await give(between, "cancel");
  await deliverMail(mail?.id ?? "");
  expect((await reminders(between.id))[0]).toMatchObject({
    status: "withheld",
    provider_id: null,
    sent_at: null,
  });
});

test("after a move, the old time's reminder is not sent and the new time has its own", async () => {
  const old = await sit();
  await becomeDue(old.id, "reminder");
  await sendScheduledMails();
  const [written] = await reminders(old.id);
  const moved = await give(old, "reschedule", {
    startsAt: new Date(new Date(old.startsAt).getTime() + 60 * DAY),
  });
  await deliverMail(written?.id ?? "");
  expect((await reminders(old.id))[0]?.status).toBe("withheld");
  expect(await scheduled(old.id)).toEqual([]);
  expect(await scheduled(moved.successorId ?? "")).toEqual(["reminder"]);
});

test("a provider that was away past the start brings no reminder of what has begun", async () => {
  const booking = await sit();
  await becomeDue(booking.id, "reminder");
  await sendScheduledMails();
  const [mail] = await reminders(booking.id);
  await scene.owner.query(
    "UPDATE booking SET starts_at = now() - interval '1 minute', ends_at = now() + interval '1 minute' WHERE id = $1",
    [booking.id],
  );
  await deliverMail(mail?.id ?? "");
  expect((await reminders(booking.id))[0]?.status).toBe("withheld");
  await becomeDue(booking.id, "reminder");
  expect(await sendScheduledMails()).toBe(0);
});

test("ten workers at once send each mail once", async () => {
  const bookings = await Promise.all(Array.from({ length: 12 }, () => sit(40)));
  for (const { id } of bookings) await becomeDue(id, "reminder");
  const sent = await Promise.all(Array.from({ length: 10 }, () => sendScheduledMails()));
  // Whoever meets a booking that another has under way leaves it to the next run.
  const rest = await sendScheduledMails();
  expect(sent.reduce((sum, one) => sum + one, rest)).toBe(12);
  await Promise.all(Array.from({ length: 4 }, () => relayOutbox()));
  for (const { id } of bookings) expect(await reminders(id)).toHaveLength(1);
});

test("a worker that dies before its commit leaves the mail to the next one", async () => {
  const booking = await sit();
  await becomeDue(booking.id, "reminder");
  for (let killed = 0; killed < 2; killed += 1) {
    await scene.owner.query(`
      CREATE OR REPLACE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'killed'; END $$;
      CREATE OR REPLACE TRIGGER die AFTER INSERT ON outbox FOR EACH ROW EXECUTE FUNCTION die()`);
    await expect(sendScheduledMails()).rejects.toThrow("killed");
    expect(await scheduled(booking.id)).toEqual(["reminder"]);
    await scene.owner.query("DROP TRIGGER die ON outbox");
  }
  expect(await sendScheduledMails()).toBe(1);
  expect(await reminders(booking.id)).toHaveLength(1);
});

test("a booking that somebody is changing is left alone, and never waited for", async () => {
  const booking = await sit();
  await becomeDue(booking.id, "reminder");
  const client = await scene.owner.connect();
  try {
    await client.query("BEGIN");
    await client.query("SELECT FROM booking WHERE id = $1 FOR NO KEY UPDATE", [booking.id]);
    expect(await sendScheduledMails()).toBe(0);
    expect(await scheduled(booking.id)).toEqual(["reminder"]);
    await client.query("ROLLBACK");
  } finally {
    client.release();
  }
  expect(await sendScheduledMails()).toBe(1);
});

test("cancellations that race with the reminder: it is never handed over after one", async () => {
  for (let round = 0; round < 10; round += 1) {
    const booking = await sit(20);
    await becomeDue(booking.id, "reminder");
    await Promise.all([give(booking, "cancel"), sendScheduledMails()]);
    await sendScheduledMails();
    for (const { id } of await reminders(booking.id)) await deliverMail(id);
    for (const { status } of await reminders(booking.id)) expect(status).toBe("withheld");
    expect(await scheduled(booking.id)).toEqual([]);
  }
});

test("whoever must decide is told that the time limit is near: the supplier with a link, else the organization", async () => {
  const asked = await book(scene);
  expect(await scheduled(asked.id)).toEqual(["deadline_near"]);
  await becomeDue(asked.id, "deadline_near");
  expect(await sendScheduledMails()).toBe(1);
  const [mail, ...others] = await reminders(asked.id, "deadline_near");
  expect(others).toEqual([]);
  expect(mail).toMatchObject({ audience: "supplier", calendar: null });
  expect(mail?.link_id).not.toBeNull();
  const { rows } = await scene.owner.query("SELECT purpose FROM link WHERE id = $1", [mail?.link_id]);
  expect(rows).toEqual([{ purpose: "supplier_answer" }]);
  await deliverMail(mail?.id ?? "");
  expect((await reminders(asked.id, "deadline_near"))[0]?.status).toBe("captured");

  await scene.owner.query("UPDATE offering SET supplier_id = NULL WHERE id = $1", [scene.offerings.request]);
  const alone = await book(scene);
  await scene.owner.query("UPDATE offering SET supplier_id = $2 WHERE id = $1", [
    scene.offerings.request,
    scene.supplierId,
  ]);
  await scene.owner.query(
    "UPDATE booking SET deadline_at = now() + interval '1 hour', deadline_command = 'time_out' WHERE id = $1",
    [alone.id],
  );
  await becomeDue(alone.id, "deadline_near");
  expect(await sendScheduledMails()).toBe(1);
  expect((await reminders(alone.id, "deadline_near"))[0]).toMatchObject({
    audience: "seller",
    to_address: "desk@harbour.test",
    link_id: null,
  });
});

test("nobody is asked again for an answer that was given meanwhile", async () => {
  const booking = await book(scene);
  await becomeDue(booking.id, "deadline_near");
  await sendScheduledMails();
  const [mail] = await reminders(booking.id, "deadline_near");
  await give(booking, "withdraw");
  await deliverMail(mail?.id ?? "");
  expect((await reminders(booking.id, "deadline_near"))[0]?.status).toBe("withheld");
});

test("one uid through a move, a rising sequence, and what was given up is taken out", async () => {
  const old = await sit();
  const moved = await give(old, "reschedule", {
    startsAt: new Date(new Date(old.startsAt).getTime() + 90 * DAY),
  });
  const successor = moved.successorId ?? "";
  await give({ id: successor }, "cancel");
  const { rows } = await scene.owner.query<{ payload: BookingMail }>(
    `SELECT payload FROM outbox WHERE booking_id = ANY ($1) AND payload->>'audience' = 'customer' ORDER BY id`,
    [[old.id, successor]],
  );
  expect(rows.map(({ payload: { topic, calendar } }) => [topic, calendar?.method, calendar?.uid])).toEqual([
    ["confirmed", "REQUEST", old.id],
    ["rescheduled", "REQUEST", old.id],
    ["cancelled", "CANCEL", old.id],
  ]);
  const sequences = rows.map(({ payload }) => payload.calendar?.sequence ?? 0);
  expect([...new Set(sequences)].sort((a, b) => a - b)).toEqual(sequences);
  expect(rows[1]?.payload.previous).toMatchObject({ startsAt: old.startsAt });
  await relayOutbox();
  const [mail] = (await mailsOf(scene, successor)).filter(({ topic }) => topic === "cancelled");
  expect(mail?.calendar).toContain(`UID:${old.id}@desk.holdfast.test`);
  expect(mail?.calendar).toContain("STATUS:CANCELLED");
});

test("a confirmed time that is given up for a request leaves the calendar until that is confirmed", async () => {
  await scene.owner.query(
    `UPDATE offering SET policy = policy || '{"requiresConfirmation": true, "confirmationTimeLimitMinutes": 1440}' WHERE id = $1`,
    [sitting],
  );
  const asked = await sit();
  const first = await owner(asked, "confirm");
  const moved = await give(first, "reschedule", {
    startsAt: new Date(new Date(asked.startsAt).getTime() + 120 * DAY),
  });
  const successor = { id: moved.successorId ?? "" };
  await owner(successor, "confirm");
  const { rows } = await scene.owner.query<{ payload: BookingMail }>(
    `SELECT payload FROM outbox WHERE booking_id = ANY ($1) AND payload->>'audience' = 'supplier' ORDER BY id`,
    [[asked.id, successor.id]],
  );
  expect(
    rows.map(({ payload: { topic, calendar, link } }) => [
      topic,
      calendar?.method ?? null,
      link?.purpose ?? null,
    ]),
  ).toEqual([
    ["received", null, "supplier_answer"],
    ["confirmed", "REQUEST", null],
    ["rescheduled", "CANCEL", "supplier_answer"],
    ["confirmed", "REQUEST", null],
  ]);
  const sequences = rows.flatMap(({ payload }) => payload.calendar?.sequence ?? []);
  expect([...new Set(sequences)].sort((a, b) => a - b)).toEqual(sequences);
});

async function owner(booking: Pick<BookingDto, "id">, command: string): Promise<BookingDto> {
  const answer = await act({
    organizationId: scene.organizationId,
    bookingId: booking.id,
    command,
    actor: { kind: "person", id: uuidv7(), name: "Olga Owner", roles: ["owner"], supplierId: null },
    origin: "desk",
  });
  if (!answer.ok) throw new Error(`${command} was refused: ${answer.error.message}`);
  return answer.data.booking;
}
