import { randomUUID } from "node:crypto";
import type { Locator } from "@playwright/test";
import { expect } from "@playwright/test";
import { newBooking } from "./bookings";
import { ownerQuery } from "./database";

export const HOUR = 3_600_000;

export interface OwnAsset {
  readonly id: string;
  readonly name: string;
  readonly offeringId: string;
}

/** A shared thing of the test's own, whose bookings no other test reaches. */
export async function newAsset(unit: string | null = null, organization = "harbour"): Promise<OwnAsset> {
  const mark = randomUUID().slice(0, 8);
  const name = `Glider ${mark}`;
  const [made] = await ownerQuery<{ id: string; offering: string }>(
    `WITH thing AS (
       INSERT INTO resource (id, organization_id, name, kind, time_zone, usage_unit)
       SELECT gen_random_uuid(), id, $1, 'exclusive', time_zone, $3 FROM organization WHERE slug = $4
       RETURNING id, organization_id)
     INSERT INTO offering (id, organization_id, slug, name, lifecycle, resource_id, policy)
     SELECT gen_random_uuid(), organization_id, $2, $1, 'asset', id, '{"durationMinutes": 60}' FROM thing
     RETURNING resource_id AS id, id AS offering`,
    [name, `glider-${mark}`, unit, organization],
  );
  if (!made) throw new Error("The asset was not made");
  return { id: made.id, name, offeringId: made.offering };
}

export interface Club {
  readonly slug: string;
  /** Where its desk begins. */
  readonly desk: string;
}

/** An organization of the test's own on UTC, whose rules a test may change without disturbing another. */
export async function newClub(): Promise<Club> {
  const slug = `club-${randomUUID().slice(0, 8)}`;
  await ownerQuery(
    `INSERT INTO organization (id, slug, name, time_zone, email)
     VALUES (gen_random_uuid(), $1, 'Gliding club', 'UTC', 'desk@club.example.com')`,
    [slug],
  );
  return { slug, desk: `/desk/${slug}` };
}

/** Moves a booking ten days back, as letting them pass would. */
export async function letTenDaysPass(reference: string): Promise<void> {
  await ownerQuery(
    `UPDATE booking SET starts_at = starts_at - interval '10 days', ends_at = ends_at - interval '10 days'
     WHERE reference = $1`,
    [reference],
  );
}

/** So many days from now, at noon in UTC. */
export function noon(days: number): Date {
  const at = new Date(Date.now() + days * 24 * HOUR);
  at.setUTCHours(12, 0, 0, 0);
  return at;
}

export function bookedAt(asset: OwnAsset, startsAt: Date, role = "member") {
  return newBooking({ role, offeringId: asset.offeringId, startsAt: startsAt.toISOString(), partySize: 1 });
}

/** Opens a dialog by its button, pressed again until the page's scripts have taken over. */
export async function opened(button: Locator, dialog: Locator): Promise<Locator> {
  await expect(async () => {
    if (!(await dialog.isVisible())) await button.click({ timeout: 1_000 });
    await expect(dialog).toBeVisible({ timeout: 1_000 });
  }).toPass();
  return dialog;
}

export function effects(dialog: Locator): Locator {
  return dialog.getByRole("region", { name: "What this does" });
}
