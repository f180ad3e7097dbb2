import type { Actor } from "@/lib/domain/access/actor";
import type { Cause, SquawkCause } from "@/lib/domain/assets/airworthiness";
import {
  decideSquawk,
  reportedStatus,
  SQUAWK_REPORTERS,
  type SquawkCommand,
} from "@/lib/domain/assets/squawk";
import { type Result, refusal } from "@/lib/domain/refusal";
import type { ReportSquawkInput } from "@/lib/schemas/squawk";
import { assetEvent, planOf, suspensionChange } from "@/lib/server/assets/change-asset";
import { type AssetScene, readAsset, type SquawkRow } from "@/lib/server/assets/read-asset";
import { attempt } from "@/lib/server/bookings/attempt";
import { applyChange, type Origin } from "@/lib/server/bookings/change";
import { newId } from "@/lib/server/db/new-id";
import { wakeRelay } from "@/lib/server/notifications/wake-relay";

interface Request {
  readonly organizationId: string;
  readonly actor: Actor;
  readonly origin: Origin;
  /** Replaces the database's clock; for tests of time. */
  readonly now?: Date;
}

/** A squawk and what it did to the asset's bookings. */
export interface SquawkAnswer {
  readonly squawk: SquawkRow;
  readonly suspended: number;
  readonly restored: number;
}

/** Whoever uses the asset reports what is wrong with it; an open grounding squawk suspends its bookings at once. */
export async function reportSquawk(
  request: Request & { readonly input: ReportSquawkInput },
): Promise<Result<SquawkAnswer>> {
  const { actor, input } = request;
  return attempt(request.organizationId, null, async () => {
    if (actor.kind !== "person" || !actor.roles.some((role) => SQUAWK_REPORTERS.includes(role)))
      return { ok: false, error: refusal("forbidden") };
    const scene = await readAsset({ ...request, resourceId: input.resourceId });
    if (!scene) return { ok: false, error: refusal("not_found", "There is no such asset.") };
    const squawk: SquawkRow = {
      id: newId(),
      organization_id: scene.organization.id,
      resource_id: scene.resource.id,
      title: input.title,
      description: input.description,
      severity: input.severity,
      status: reportedStatus(actor.roles, scene.organization.squawksNeedConfirmation),
      reporter_id: actor.id,
      reporter_name: actor.name,
      reported_at: scene.now.toISOString(),
      deferred_until: null,
      reason: null,
      version: 1,
    };
    return write(request, scene, squawk, "report");
  });
}

/** A command of the squawk's own table, with what it does to the asset's bookings in the same write. */
export async function commandSquawk(
  request: Request & {
    readonly squawkId: string;
    readonly command: SquawkCommand;
    readonly reason?: string | null;
    readonly until?: Date | null;
    readonly expectedVersion?: number;
  },
): Promise<Result<SquawkAnswer>> {
  return attempt(request.organizationId, null, async () => {
    const scene = await readAsset({ ...request, squawkId: request.squawkId });
    if (!scene?.squawk) return { ok: false, error: refusal("not_found") };
    const { squawk } = scene;
    const decided = decideSquawk({
      squawk: {
        status: squawk.status,
        version: squawk.version,
        deferredUntil: squawk.deferred_until === null ? null : new Date(squawk.deferred_until),
      },
      command: request.command,
      actor: request.actor,
      now: scene.now,
      input: request,
    });
    if (!decided.ok) return decided;
    const { to, reason, deferredUntil } = decided.data;
    const after: SquawkRow = {
      ...squawk,
      status: to,
      reason: reason ?? squawk.reason,
      deferred_until: deferredUntil?.toISOString() ?? null,
      version: squawk.version + 1,
    };
    return write(request, scene, after, request.command);
  });
}

async function write(
  { actor, origin }: Request,
  scene: AssetScene,
  squawk: SquawkRow,
  action: string,
): Promise<Result<SquawkAnswer> | "again"> {
  const plan = planOf(scene, causesWith(scene.causes, squawk));
  const cause = { kind: "squawk" as const, id: squawk.id, title: squawk.title, reason: null };
  const written = await applyChange({
    ...suspensionChange(scene, plan, cause, origin),
    squawk: { ...squawk },
    events: [
      assetEvent(scene, {
        subject: "squawk",
        subjectId: squawk.id,
        action,
        actor,
        origin,
        reason: squawk.reason,
        metadata: { from: scene.squawk?.status ?? null, to: squawk.status, until: squawk.deferred_until },
      }),
    ],
  });
  if (!written) return "again";
  wakeRelay();
  return { ok: true, data: { squawk, suspended: plan.suspend.length, restored: plan.restore.length } };
}

function causesWith(causes: readonly Cause[], squawk: SquawkRow): Cause[] {
  const own: SquawkCause = {
    kind: "squawk",
    id: squawk.id,
    title: squawk.title,
    severity: squawk.severity,
    status: squawk.status,
    deferredUntil: squawk.deferred_until === null ? null : new Date(squawk.deferred_until),
  };
  return [...causes.filter(({ id }) => id !== squawk.id), own];
}
