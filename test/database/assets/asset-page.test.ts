import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import type { AssetPage } from "@/lib/schemas/asset";
import { readAssetPage } from "@/lib/server/assets/asset-page";
import { CAUSES_OF_ASSET } from "@/lib/server/assets/asset-sql";
import { changeMaintenance } from "@/lib/server/assets/maintenance";
import { type Desk, openDesk } from "../invariants/desk";
import { joins, maintain, principalOf } from "./club";

let desk: Desk;
let owner: Extract<Actor, { kind: "person" }>;

beforeAll(async () => {
  desk = await openDesk();
  owner = await joins(desk, "owner");
});
afterAll(() => desk.close());

async function page(): Promise<AssetPage> {
  const read = await readAssetPage(principalOf(desk, owner), desk.boatId);
  if (!read.ok) throw new Error(read.error.code);
  return read.data;
}

test("every squawk that is not settled can be decided, however many there are", async () => {
  await desk.owner.query(
    `INSERT INTO squawk (id, organization_id, resource_id, title, description, severity, status, reporter_id,
       reporter_name, reported_at, version)
     SELECT uuid_v7(), $1, $2, status, 'As it was found.', 'caution',
       CASE WHEN status IN ('pending', 'dismissed') THEN 'pending' ELSE 'open' END, $3, 'owner',
       now() - make_interval(hours => n), 1
     FROM unnest(ARRAY['open', 'pending', 'deferred', 'resolved', 'dismissed']) status, generate_series(1, 60) n`,
    [desk.organizationId, desk.boatId, owner.id],
  );
  await desk.owner.query(
    `UPDATE squawk SET status = title, deferred_until = CASE title WHEN 'deferred' THEN now() + interval '9 days' END
     WHERE title <> status`,
  );
  const { squawks } = await page();
  const count = (status: string) => squawks.filter((squawk) => squawk.status === status).length;
  expect([count("open"), count("pending"), count("deferred")]).toEqual([60, 60, 60]);
  expect(count("resolved") + count("dismissed")).toBe(50);
  const settled = squawks.map(({ status }) => ["resolved", "dismissed"].includes(status));
  expect(settled.indexOf(true)).toBe(180);
});

test("a window in an hour that comes twice says which of the two it is", async () => {
  // In Oslo the clocks go back on 31 October 2027 at 03:00, which is 01:00 in UTC.
  await maintain(desk, owner, new Date("2027-10-31T00:30:00Z"), new Date("2027-10-31T01:30:00Z"));
  await maintain(desk, owner, new Date("2027-11-01T00:30:00Z"), new Date("2027-11-01T01:30:00Z"));
  expect((await page()).maintenance).toMatchObject([
    {
      startsLocal: "2027-10-31T02:30",
      startsOccurrence: "first",
      endsLocal: "2027-10-31T02:30",
      endsOccurrence: "second",
    },
    { startsOccurrence: null, endsOccurrence: null },
  ]);
});

test("a booking's command reads the same causes as the asset's page", async () => {
  await maintain(desk, owner, new Date("2028-01-01T10:00:00Z"), new Date("2028-01-01T12:00:00Z"));
  const { rows } = await desk.owner.query<Record<"page" | "command", readonly { id: string }[]>>(
    `SELECT ${CAUSES_OF_ASSET} AS page, asset_facts(r.id, NULL, tstzrange(clock.now, '2100-01-01'))->'causes' AS command
     FROM (SELECT now()) clock, resource r WHERE r.id = $1`,
    [desk.boatId],
  );
  const byId = (causes: readonly { id: string }[] = []) => causes.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  expect(byId(rows[0]?.page).length).toBeGreaterThan(2);
  expect(byId(rows[0]?.command)).toEqual(byId(rows[0]?.page));
});

test("the trail keeps the words of each deed, whatever the window was called later", async () => {
  const change = (of: Parameters<typeof changeMaintenance>[0]["of"], wanted: object | null) =>
    changeMaintenance({ organizationId: desk.organizationId, of, wanted, actor: owner, origin: "desk" });
  const period = { startsAt: new Date("2028-03-01T10:00:00Z"), endsAt: new Date("2028-03-01T12:00:00Z") };
  const planned = await change({ resourceId: desk.boatId }, { ...period, title: "Oil change" });
  const of = { maintenanceId: planned.ok ? planned.data.maintenance.id : "" };
  await change(of, { title: "Engine overhaul", reason: "It has seized." });
  await change(of, null);
  const terms = { startsAt: period.startsAt.toISOString(), endsAt: period.endsAt.toISOString() };
  expect((await page()).events.slice(0, 3)).toMatchObject([
    { action: "remove", title: "Engine overhaul", window: null },
    {
      action: "change",
      title: "Engine overhaul",
      window: {
        before: { ...terms, title: "Oil change", reason: null },
        after: { ...terms, title: "Engine overhaul", reason: "It has seized." },
      },
    },
    { action: "plan", title: "Oil change", window: null },
  ]);
});
