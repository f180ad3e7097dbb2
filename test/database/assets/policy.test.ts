import { afterAll, beforeAll, expect, test } from "vitest";
import { ROLES } from "@/lib/domain/access/roles";
import { changeAssetPolicy as policySchema } from "@/lib/schemas/access";
import { changeAssetForm } from "@/lib/schemas/asset-forms";
import { readAssetPage } from "@/lib/server/assets/asset-page";
import { changeAssetRules } from "@/lib/server/assets/change-asset-rules";
import { changeAssetPolicy, readOrganization } from "@/lib/server/auth/organization-settings";
import { prisma } from "@/lib/server/db/pool";
import { ofRole, principalOf } from "../access/people";
import { openWorlds, type World, type Worlds } from "../api/world";

let worlds: Worlds;

beforeAll(async () => {
  worlds = await openWorlds();
});
afterAll(() => worlds.close());

async function assetOf(world: World): Promise<string> {
  const { resourceId } = await prisma().offering.findUniqueOrThrow({ where: { id: world.offerings.asset } });
  return resourceId ?? "";
}

const POLICY = {
  assetApprovalRequired: true,
  assetMinimumMinutes: 30,
  assetAdvanceDays: 60,
  squawksNeedConfirmation: false,
  showsMemberNames: false,
};

test("owners and admins set the rules of shared assets, nobody else, and one organization's are its own", async () => {
  const usual = await readOrganization(await ofRole(worlds.own, "owner"));
  expect(usual).toMatchObject({
    assetApprovalRequired: false,
    assetMinimumMinutes: 60,
    squawksNeedConfirmation: true,
    showsMemberNames: true,
  });
  for (const role of ROLES) {
    const done = await changeAssetPolicy(await ofRole(worlds.own, role), POLICY);
    if (role === "owner" || role === "admin") expect(done).toMatchObject({ ok: true, data: POLICY });
    else expect(done).toMatchObject({ ok: false, error: { code: "forbidden" } });
  }
  const neighbour = await principalOf(worlds.foreign.userIds.owner, "foreign");
  expect(await readOrganization(neighbour)).toMatchObject({
    assetMinimumMinutes: 60,
    showsMemberNames: true,
  });
});

test("what cannot be a rule is refused", () => {
  for (const wrong of [
    { assetMinimumMinutes: 0 },
    { assetMinimumMinutes: 10_081 },
    { assetAdvanceDays: 1_826 },
    { assetAdvanceDays: null },
    { assetAdvanceDays: 1.5 },
  ])
    expect(policySchema.safeParse({ ...POLICY, ...wrong }).success).toBe(false);
  const rules = { resourceId: worlds.own.customerId, advanceDays: 30, usageUnit: "h" };
  for (const wrong of [{ advanceDays: 0 }, { usageUnit: "" }, { usageUnit: "x".repeat(21) }])
    expect(changeAssetForm.safeParse({ ...rules, ...wrong }).success).toBe(false);
});

test("an asset has a furthest advance and a unit of its own, by owners and admins", async () => {
  const resourceId = await assetOf(worlds.own);
  const rules = { resourceId, advanceDays: 30, usageUnit: "h" };
  for (const role of ROLES) {
    const done = await changeAssetRules(await ofRole(worlds.own, role), rules);
    const allowed = role === "owner" || role === "admin";
    expect([role, done.ok]).toEqual([role, allowed]);
  }
  const member = await ofRole(worlds.own, "member");
  expect(await readAssetPage(member, resourceId)).toMatchObject({
    ok: true,
    data: { advanceDays: 30, usageUnit: "h", organizationAdvanceDays: 60 },
  });
  const owner = await ofRole(worlds.own, "owner");
  for (const id of [await assetOf(worlds.foreign), worlds.own.countedResourceId])
    expect(await changeAssetRules(owner, { ...rules, resourceId: id })).toMatchObject({
      ok: false,
      error: { code: "not_found" },
    });
  expect(await changeAssetRules(owner, { resourceId, advanceDays: null, usageUnit: null })).toMatchObject({
    ok: true,
  });
});

test("who changed an asset's rules, from what to what, stands in its trail; what changes nothing leaves no line", async () => {
  const resourceId = await assetOf(worlds.own);
  const owner = await ofRole(worlds.own, "owner");
  const trail = async () => {
    const page = await readAssetPage(owner, resourceId);
    if (!page.ok) throw new Error(page.error.code);
    return page.data.events.filter(({ subject }) => subject === "rules");
  };
  const save = (role: "owner" | "admin", advanceDays: number | null, usageUnit: string | null) =>
    ofRole(worlds.own, role).then((person) =>
      changeAssetRules(person, { resourceId, advanceDays, usageUnit }),
    );
  await save("owner", null, null);
  const before = await trail();
  await save("admin", 14, "h");
  await save("owner", 14, "h");
  await save("owner", 14, "km");
  const lines = (await trail()).slice(0, -before.length || undefined);
  expect(lines).toMatchObject([
    {
      action: "change",
      actorName: owner.name,
      rules: {
        before: { advanceDays: 14, usageUnit: "h" },
        after: { advanceDays: 14, usageUnit: "km" },
      },
    },
    {
      actorName: (await ofRole(worlds.own, "admin")).name,
      rules: { before: { advanceDays: null, usageUnit: null }, after: { advanceDays: 14, usageUnit: "h" } },
    },
  ]);
});
