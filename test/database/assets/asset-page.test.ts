import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import type { AssetPage } from "@/lib/schemas/asset";
import { readAssetPage } from "@/lib/server/assets/asset-page";
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
