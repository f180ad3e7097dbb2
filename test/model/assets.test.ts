import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { SEVERITIES } from "@/lib/domain/assets/airworthiness";
import type { AssetMail } from "@/lib/domain/notifications/asset-mail";
import { endDeferrals } from "@/lib/server/assets/end-deferrals";
import { changeMaintenance } from "@/lib/server/assets/maintenance";
import { commandSquawk, reportSquawk } from "@/lib/server/assets/squawks";
import { act } from "@/lib/server/bookings/act";
import { createBooking } from "@/lib/server/bookings/create";
import { joins, outOfLine } from "@/test/database/assets/club";
import { type Desk, HOUR, insert, openDesk } from "@/test/database/invariants/desk";
import { AssetModel, type BelievedBooking, type BelievedWord } from "./asset-oracle";
import { seeded } from "./seeded";

const STEPS = 240;
const FIRST_HOUR = 240;
const HOURS = 24;

/** Statuses, refusals and what was told, of all runs. */
const seen = new Set<string | null>();
let desk: Desk;
let owner: Extract<Actor, { kind: "person" }>;

beforeAll(async () => {
  desk = await openDesk();
  owner = await joins(desk, "owner");
});
afterAll(() => desk.close());

function linesOf({ causes, restored }: AssetMail) {
  return [
    ...causes.flatMap(({ title, suspended, retained, held }) => [
      ...suspended.map(({ reference }) => ({ reference, title, outcome: "suspended" })),
      ...retained.map(({ reference }) => ({ reference, title, outcome: "retained" })),
      ...held.map(({ reference }) => ({ reference, title, outcome: "held" })),
    ]),
    ...restored.map(({ reference }) => ({ reference, title: null, outcome: "restored" })),
  ];
}

test.each([7, 20_261_122, 4, 8])(
  "random commands, squawks and maintenance on one asset, seed %i",
  async (seed) => {
    const pick = seeded(seed);
    const one = <T>(list: readonly T[]): T => list[pick(list.length)] as T;
    const own = { organization_id: desk.organizationId };
    const resourceId = await insert(desk.owner, "resource", {
      ...own,
      name: `Glider ${seed}`,
      kind: "exclusive",
      time_zone: "UTC",
    });
    const offeringId = await insert(desk.owner, "offering", {
      ...own,
      slug: `glider-${seed}`,
      name: "Glider",
      lifecycle: "asset",
      resource_id: resourceId,
      policy: { durationMinutes: 60 },
    });
    const begin = Math.floor(Date.now() / HOUR) * HOUR;
    const at = (hour: number) => new Date(begin + (FIRST_HOUR + hour) * HOUR);
    const by = { organizationId: desk.organizationId, actor: owner, origin: "desk" as const };
    const model = new AssetModel();
    const titles = new Map<string, string>();
    const references = new Map<string, string>();
    const eventsSeen = new Set<string>();
    let clock = begin;
    const period = () => {
      const from = pick(HOURS);
      return { from, to: from + 1 + pick(5) };
    };
    const codeOf = (result: { ok: true } | { ok: false; error: { code: string } }) =>
      result.ok ? null : result.error.code;

    const give = (booking: BelievedBooking, command: string, times?: { from: number; to: number }) =>
      act({
        ...by,
        now: new Date(clock),
        bookingId: booking.id,
        command,
        input: times ? { startsAt: at(times.from), endsAt: at(times.to) } : {},
      }).then(codeOf);

    /** Of a cause made in this step. */
    const titled = (what: string) => `${what} ${titles.size}`;

    /** One mail for each change that told something, with a line for each cause that began; and an event of the first. */
    const told = async (changes: BelievedWord[][]): Promise<string> => {
      const { rows: mails } = await desk.owner.query<{ id: string; payload: AssetMail }>(
        `DELETE FROM outbox WHERE payload->>'kind' = 'asset' AND payload#>>'{asset,name}' = $1
         RETURNING id, payload`,
        // The worker also ends what an earlier run has left deferred.
        [`Glider ${seed}`],
      );
      const { rows } = await desk.owner.query<{
        id: string;
        booking_id: string;
        command: string;
        cause: string;
      }>(
        `SELECT e.id, e.booking_id, e.command, e.metadata#>>'{cause,id}' AS cause FROM booking_event e
         JOIN booking b ON b.id = e.booking_id
         WHERE b.resource_id = $1 AND e.command IN ('suspend', 'restore') ORDER BY e.sequence`,
        [resourceId],
      );
      const events = rows.filter(({ id }) => !eventsSeen.has(id));
      for (const { id } of events) eventsSeen.add(id);
      if (mails.length !== changes.length) return `${mails.length} mails for ${changes.length} changes`;
      mails.sort((a, b) => (a.id < b.id ? -1 : 1));
      const lines = mails.flatMap(({ payload }, change) =>
        linesOf(payload).map((line) => ({ ...line, change })),
      );
      const wrong = changes.flatMap((words, change) =>
        words.filter(({ bookingId, outcome, begun, oneOf }) => {
          const own = lines.filter(
            (one) => one.change === change && references.get(one.reference) === bookingId,
          );
          for (const one of own) lines.splice(lines.indexOf(one), 1);
          const firsts = own.filter((one) => one.outcome === outcome);
          const named = own.flatMap(({ title }) => (title ? [titles.get(title) ?? ""] : []));
          const others = own.filter((one) => one.outcome !== outcome && one.outcome !== "held");
          const [first] = firsts;
          const firstRight =
            (outcome === "held" ? firsts.length > 0 : firsts.length === 1) &&
            (outcome === "restored" ||
              outcome === "held" ||
              oneOf.includes(titles.get(first?.title ?? "") ?? ""));
          const command = { suspended: "suspend", retained: null, restored: "restore", held: null }[outcome];
          const event = events.findIndex((one) => one.booking_id === bookingId && one.command === command);
          const [left] = event < 0 ? [] : events.splice(event, 1);
          const eventRight = command === null || oneOf.includes(left?.cause ?? "");
          const allNamed = named.sort().join() === begun.toSorted().join();
          return !(firstRight && eventRight && allNamed && others.length === 0);
        }),
      );
      const rest = wrong.length + lines.length + events.length;
      return rest === 0 ? "as believed" : JSON.stringify({ wrong, lines, events });
    };

    const steps: Record<string, () => Promise<[asked: string, got: string | null, expected: string | null]>> =
      {
        async book() {
          const tentative = pick(3) === 0;
          const { from, to } = period();
          const made = await createBooking({
            ...by,
            now: new Date(clock),
            input: {
              offeringId,
              customerId: desk.customerId,
              startsAt: at(from),
              endsAt: at(to),
              partySize: 1,
              tentative,
            },
          });
          const id = made.ok ? made.data.booking.id : "";
          const asked = `book ${from} to ${to}${tentative ? " in pencil" : ""}`;
          if (made.ok) references.set(made.data.booking.reference, id);
          return [asked, codeOf(made), model.book({ id, from, to }, tentative, clock)];
        },
        async command() {
          if (model.bookings.length === 0) return ["nothing", null, null];
          const booking = one(model.bookings);
          const command = one(["cancel", "firm_up", "change_times"] as const);
          const times = command === "change_times" ? period() : undefined;
          const asked = `${command} ${booking.status} ${booking.from} to ${booking.to} ${JSON.stringify(times ?? "")}`;
          const got = await give(booking, command, times);
          return [asked, got, model.give(booking, command, times, clock)];
        },
        async report() {
          const severity = pick(2) === 0 ? "grounding" : one(SEVERITIES);
          const done = await reportSquawk({
            ...by,
            now: new Date(clock),
            input: {
              resourceId,
              title: titled("Canopy"),
              description: "The canopy does not lock.",
              severity,
            },
          });
          const id = done.ok ? done.data.squawk.id : "";
          titles.set(titled("Canopy"), id);
          model.report({ id, severity, status: "open", until: null }, clock);
          return [`report ${severity}`, codeOf(done), null];
        },
        async squawk() {
          if (model.squawks.length === 0) return ["nothing", null, null];
          const live = model.squawks.filter(({ status }) => status !== "resolved");
          const squawk = one(live.length > 0 && pick(5) > 0 ? live : model.squawks);
          const command = one(["defer", "defer", "resolve"] as const);
          const until = clock + (1 + pick(4)) * HOUR;
          const done = await commandSquawk({
            ...by,
            now: new Date(clock),
            squawkId: squawk.id,
            command,
            reason: "Because",
            until: new Date(until),
          });
          return [`${command} ${squawk.status}`, codeOf(done), model.command(squawk, command, until, clock)];
        },
        async maintain() {
          const window = model.windows.length > 0 && pick(2) === 0 ? one(model.windows) : null;
          const removes = window !== null && pick(3) > 0;
          const { from, to } = period();
          const reason = one([{ reason: "It is due." }, { reason: null }, {}]);
          const title = window ? undefined : titled("Inspection");
          const done = await changeMaintenance({
            ...by,
            now: new Date(clock),
            of: window ? { maintenanceId: window.id } : { resourceId },
            wanted: removes
              ? null
              : { startsAt: at(from), endsAt: at(to), ...(title ? { title } : {}), ...reason },
          });
          const words = `${window ? "move" : "plan"} ${from} to ${to} ${JSON.stringify(reason)}`;
          const asked = removes ? "remove" : words;
          const id = done.ok ? done.data.maintenance.id : "";
          if (title) titles.set(title, id);
          return [
            `${asked} maintenance`,
            codeOf(done),
            model.maintain(window, removes ? null : { id, from, to, ...reason }, clock),
          ];
        },
        async wait() {
          clock += pick(4) * HOUR;
          // Sometimes the worker is late, and others change the asset before it comes.
          if (pick(3) > 0) return ["wait without the worker", null, null];
          await endDeferrals(new Date(clock));
          model.endDeferrals(clock);
          return ["wait", null, null];
        },
      };

    for (let step = 0; step < STEPS; step += 1) {
      const kind = one([
        "book",
        "book",
        "book",
        "command",
        "command",
        "command",
        "report",
        "squawk",
        "squawk",
        "squawk",
        "maintain",
        "maintain",
        "wait",
        "wait",
      ]);
      const [asked, got, expected] = (await steps[kind]?.()) ?? ["", null, null];
      const name = `seed ${seed}, step ${step}: ${asked}`;
      expect([name, got]).toEqual([name, expected]);
      const { rows } = await desk.owner.query<{ id: string; status: string }>(
        "SELECT id, status FROM booking WHERE resource_id = $1 ORDER BY id",
        [resourceId],
      );
      expect([name, rows]).toEqual([
        name,
        model.bookings.map(({ id, status }) => ({ id, status })).sort((a, b) => (a.id < b.id ? -1 : 1)),
      ]);
      expect([name, await outOfLine(desk)]).toEqual([name, 0]);
      const words = model.takeWords();
      expect([name, await told(words)]).toEqual([name, "as believed"]);
      for (const { outcome, begun } of words.flat())
        seen.add(outcome).add(begun.length > 1 ? "two causes at once" : outcome);
      for (const met of [got, ...model.bookings.map(({ status }) => status)]) seen.add(met);
    }
  },
);

// Runs that never meet these prove nothing.
test.each([
  ...["tentative", "confirmed", "suspended", "cancelled"],
  ...["slot_taken", "not_airworthy", "illegal_transition", "reason_required"],
  ...["retained", "held", "restored", "two causes at once"],
])("the runs have met %s", (met) => {
  expect(seen).toContain(met);
});
