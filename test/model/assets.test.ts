import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { SEVERITIES } from "@/lib/domain/assets/airworthiness";
import { endDeferrals } from "@/lib/server/assets/end-deferrals";
import { changeMaintenance } from "@/lib/server/assets/maintenance";
import { commandSquawk, reportSquawk } from "@/lib/server/assets/squawks";
import { act } from "@/lib/server/bookings/act";
import { createBooking } from "@/lib/server/bookings/create";
import { joins, outOfLine } from "@/test/database/assets/club";
import { type Desk, HOUR, insert, openDesk } from "@/test/database/invariants/desk";
import { AssetModel, type BelievedBooking } from "./asset-oracle";
import { seeded } from "./seeded";

const STEPS = 200;
const FIRST_HOUR = 240;
const HOURS = 24;

let desk: Desk;
let owner: Extract<Actor, { kind: "person" }>;

beforeAll(async () => {
  desk = await openDesk();
  owner = await joins(desk, "owner");
});
afterAll(() => desk.close());

test.each([7, 20_261_122, 99])(
  "random commands, squawks and maintenance on one asset, seed %i",
  async (seed) => {
    const pick = seeded(seed);
    const one = <T>(list: readonly T[]): T => list[pick(list.length)] as T;
    const own = { organization_id: desk.organizationId };
    const resourceId = await insert(desk.owner, "resource", {
      ...own,
      name: "The glider",
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
    const seen = new Set<string | null>();
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
          const severity = one(SEVERITIES);
          const done = await reportSquawk({
            ...by,
            now: new Date(clock),
            input: { resourceId, title: "Canopy", description: "The canopy does not lock.", severity },
          });
          model.squawks.push({
            id: done.ok ? done.data.squawk.id : "",
            severity,
            status: "open",
            until: null,
          });
          model.settle(clock);
          return [`report ${severity}`, codeOf(done), null];
        },
        async squawk() {
          if (model.squawks.length === 0) return ["nothing", null, null];
          const live = model.squawks.filter(({ status }) => status !== "resolved");
          const squawk = one(live.length > 0 && pick(5) > 0 ? live : model.squawks);
          const command = one(["defer", "resolve", "resolve", "resolve"] as const);
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
          const removes = window !== null && pick(2) === 0;
          const { from, to } = period();
          const done = await changeMaintenance({
            ...by,
            now: new Date(clock),
            of: window ? { maintenanceId: window.id } : { resourceId },
            wanted: removes
              ? null
              : { startsAt: at(from), endsAt: at(to), title: "Inspection", reason: "It is due." },
          });
          const asked = removes ? "remove" : `${window ? "move" : "plan"} ${from} to ${to}`;
          const id = done.ok ? done.data.maintenance.id : "";
          return [
            `${asked} maintenance`,
            codeOf(done),
            model.maintain(window, removes ? null : { id, from, to }, clock),
          ];
        },
        async wait() {
          clock += pick(3) * HOUR;
          await endDeferrals(new Date(clock));
          model.wait(clock);
          return ["wait", null, null];
        },
      };

    for (let step = 0; step < STEPS; step += 1) {
      const kind = one([
        "book",
        "book",
        "command",
        "command",
        "command",
        "report",
        "squawk",
        "squawk",
        "maintain",
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
      for (const met of [got, ...model.bookings.map(({ status }) => status)]) seen.add(met);
    }
    // A run that never meets these proves nothing.
    for (const met of ["tentative", "confirmed", "suspended", "cancelled", "slot_taken", "not_airworthy"])
      expect(seen).toContain(met);
  },
);
