import type { Actor } from "@/lib/domain/access/actor";
import type { Cause } from "@/lib/domain/assets/airworthiness";
import { decideMaintenance, type MaintenanceTerms, mayMaintain } from "@/lib/domain/assets/maintenance";
import type { SuspensionPlan } from "@/lib/domain/assets/suspension";
import { type Result, refusal } from "@/lib/domain/refusal";
import {
  assetEvent,
  countsOf,
  heldBy,
  planOf,
  type ReachedCounts,
  suspensionChange,
} from "@/lib/server/assets/change-asset";
import { type EffectsOnBookings, effectsOf } from "@/lib/server/assets/reached";
import { type AssetScene, type MaintenanceRow, readAsset } from "@/lib/server/assets/read-asset";
import { storedAnswer } from "@/lib/server/assets/stored-answer";
import { attempt } from "@/lib/server/bookings/attempt";
import { applyChange, idempotencyOf, type Origin } from "@/lib/server/bookings/change";
import type { IdempotencyRef } from "@/lib/server/bookings/read-facts";
import { newId } from "@/lib/server/db/new-id";
import { wakeRelay } from "@/lib/server/notifications/wake-relay";

export interface MaintenanceRequest {
  readonly organizationId: string;
  /** The asset that a window is planned for, or the window that is changed. */
  readonly of: { readonly resourceId: string } | { readonly maintenanceId: string };
  /** What is to be; what is left out stays. Null removes the window. */
  readonly wanted: Partial<MaintenanceTerms> | null;
  readonly expectedVersion?: number;
  readonly actor: Actor;
  readonly origin: Origin;
  readonly idempotency?: IdempotencyRef;
  /** Replaces the database's clock; for tests of time. */
  readonly now?: Date;
}

export interface MaintenancePreview extends EffectsOnBookings {
  /** Whether somebody is owed the reason. */
  readonly reasonRequired: boolean;
}

export interface MaintenanceAnswer extends ReachedCounts {
  readonly maintenance: MaintenanceRow;
}

/**
 * Plans, moves or removes a window, and brings the asset's bookings in line in the same write. Who asks is asked before
 * what was answered to them earlier: a role that is taken away takes the answers along.
 */
export async function changeMaintenance(request: MaintenanceRequest): Promise<Result<MaintenanceAnswer>> {
  if (!mayMaintain(request.actor)) return { ok: false, error: refusal("forbidden") };
  return attempt(request.organizationId, null, async () => {
    const stored = await storedAnswer<MaintenanceAnswer>(request.organizationId, request.idempotency);
    if (stored) return stored;
    const scene = await readAsset({ ...request, ...request.of });
    if (!scene || ("maintenanceId" in request.of && !scene.maintenance))
      return { ok: false, error: refusal("not_found") };
    const after = rowAfter(request, scene);
    if (!after.ok) return after;
    const plan = planOf(scene, causesWith(scene.causes, after.data));
    const decided = decideOn(request, scene, after.data, plan);
    if (!decided.ok) return decided;
    return write(request, scene, after.data, plan);
  });
}

/** The same read and decision, and no write. */
export async function previewMaintenance(request: MaintenanceRequest): Promise<Result<MaintenancePreview>> {
  const scene = await readAsset({ ...request, ...request.of });
  if (!scene || ("maintenanceId" in request.of && !scene.maintenance))
    return { ok: false, error: refusal("not_found") };
  const after = rowAfter(request, scene);
  if (!after.ok) return after;
  const plan = planOf(scene, causesWith(scene.causes, after.data));
  const decided = decideOn(request, scene, after.data, plan, true);
  if (!decided.ok) return decided;
  return {
    ok: true,
    data: {
      ...effectsOf(scene, plan, after.data.id),
      ...decided.data,
    },
  };
}

function decideOn(
  { wanted, actor, expectedVersion }: MaintenanceRequest,
  scene: AssetScene,
  after: MaintenanceRow,
  plan: SuspensionPlan,
  assumeReason = false,
): ReturnType<typeof decideMaintenance> {
  const { maintenance: present, now } = scene;
  return decideMaintenance({
    present: present && {
      ...termsOf(present),
      version: present.version,
      removed: present.removed_at !== null,
    },
    wanted: wanted && termsOf(after),
    actor,
    now,
    holds: heldBy(scene, plan, after.id),
    expectedVersion,
    assumeReason,
  });
}

function termsOf(row: MaintenanceRow): MaintenanceTerms {
  return {
    startsAt: new Date(row.starts_at),
    endsAt: new Date(row.ends_at),
    title: row.title,
    reason: row.reason,
  };
}

function rowAfter({ wanted, actor }: MaintenanceRequest, scene: AssetScene): Result<MaintenanceRow> {
  const present = scene.maintenance;
  if (!mayMaintain(actor)) return { ok: false, error: refusal("forbidden") };
  if (present) {
    const changed = wanted && {
      starts_at: wanted.startsAt?.toISOString() ?? present.starts_at,
      ends_at: wanted.endsAt?.toISOString() ?? present.ends_at,
      title: wanted.title ?? present.title,
      reason: wanted.reason === undefined ? present.reason : wanted.reason,
    };
    return {
      ok: true,
      data: {
        ...present,
        ...(changed ?? { removed_at: scene.now.toISOString() }),
        version: present.version + 1,
      },
    };
  }
  if (!wanted?.startsAt || !wanted.endsAt || !wanted.title)
    return { ok: false, error: refusal("invalid_input", "Give a title, a start and an end.") };
  return {
    ok: true,
    data: {
      id: newId(),
      organization_id: scene.organization.id,
      resource_id: scene.resource.id,
      starts_at: wanted.startsAt.toISOString(),
      ends_at: wanted.endsAt.toISOString(),
      title: wanted.title,
      reason: wanted.reason ?? null,
      author_id: actor.id,
      author_name: actor.name,
      created_at: scene.now.toISOString(),
      removed_at: null,
      version: 1,
    },
  };
}

async function write(
  { organizationId, actor, origin, wanted, idempotency }: MaintenanceRequest,
  scene: AssetScene,
  after: MaintenanceRow,
  plan: SuspensionPlan,
): Promise<Result<MaintenanceAnswer> | "again"> {
  const before = scene.maintenance;
  const action = after.removed_at !== null ? "remove" : before ? "change" : "plan";
  const cause = { kind: "maintenance" as const, id: after.id, title: after.title, reason: after.reason };
  const event = assetEvent(scene, {
    subject: "maintenance",
    subjectId: after.id,
    action,
    actor,
    origin,
    reason: wanted?.reason ?? null,
    metadata: { title: after.title, before: before && termsOf(before), after: termsOf(after) },
  });
  const answer: MaintenanceAnswer = { maintenance: after, ...countsOf(plan, after.id) };
  const written = await applyChange({
    ...idempotencyOf(organizationId, idempotency),
    answer,
    ...suspensionChange(scene, plan, cause, event),
    maintenance: { ...after },
  });
  if (!written) return "again";
  wakeRelay();
  return { ok: true, data: answer };
}

function causesWith(causes: readonly Cause[], after: MaintenanceRow): Cause[] {
  const others = causes.filter(({ id }) => id !== after.id);
  if (after.removed_at !== null) return others;
  return [...others, { kind: "maintenance", id: after.id, ...termsOf(after) }];
}
