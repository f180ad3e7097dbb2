import type { Actor } from "@/lib/domain/access/actor";
import type { Cause, SquawkCause } from "@/lib/domain/assets/airworthiness";
import {
  decideSquawk,
  mayCommandSquawk,
  mayReportSquawk,
  reportedStatus,
  type SquawkCommand,
} from "@/lib/domain/assets/squawk";
import { type Result, refusal } from "@/lib/domain/refusal";
import type { ReportSquawkInput } from "@/lib/schemas/squawk";
import {
  assetEvent,
  countsOf,
  planOf,
  type ReachedCounts,
  suspensionChange,
} from "@/lib/server/assets/change-asset";
import { type EffectsOnBookings, effectsOf } from "@/lib/server/assets/reached";
import { type AssetScene, readAsset, type SquawkRow } from "@/lib/server/assets/read-asset";
import { storedAnswer } from "@/lib/server/assets/stored-answer";
import { attempt } from "@/lib/server/bookings/attempt";
import { applyChange, idempotencyOf, type Origin } from "@/lib/server/bookings/change";
import type { IdempotencyRef } from "@/lib/server/bookings/read-facts";
import { newId } from "@/lib/server/db/new-id";
import { wakeRelay } from "@/lib/server/notifications/wake-relay";

interface Request {
  readonly organizationId: string;
  readonly actor: Actor;
  readonly origin: Origin;
  readonly idempotency?: IdempotencyRef;
  /** Replaces the database's clock; for tests of time. */
  readonly now?: Date;
}

/** A squawk and what it did to the asset's bookings. */
export interface SquawkAnswer extends ReachedCounts {
  readonly squawk: SquawkRow;
}

/** What a report or a command would do, and what the squawk would be. */
export interface SquawkPreview extends EffectsOnBookings {
  readonly status: SquawkRow["status"];
}

type ReportRequest = Request & { readonly input: ReportSquawkInput };

type CommandRequest = Request & {
  readonly squawkId: string;
  readonly command: SquawkCommand;
  readonly reason?: string | null;
  readonly until?: Date | null;
  readonly expectedVersion?: number;
};

/**
 * Whoever uses the asset reports what is wrong with it; an open grounding squawk suspends its bookings at once. Who asks
 * is asked before what was answered to them earlier: a role that is taken away takes the answers along.
 */
export async function reportSquawk(request: ReportRequest): Promise<Result<SquawkAnswer>> {
  if (!mayReportSquawk(request.actor)) return { ok: false, error: refusal("forbidden") };
  return attempt(request.organizationId, null, async () => {
    const stored = await storedAnswer<SquawkAnswer>(request.organizationId, request.idempotency);
    if (stored) return stored;
    const decided = await decideReport(request);
    if (!decided.ok) return decided;
    return write(request, decided.data, "report");
  });
}

/** The same read and decision, and no write; the words do not matter to it. */
export async function previewReport(
  request: Request & { readonly input: Pick<ReportSquawkInput, "resourceId" | "severity"> },
): Promise<Result<SquawkPreview>> {
  const input = { ...request.input, title: "", description: "" };
  const decided = await decideReport({ ...request, input });
  return decided.ok ? { ok: true, data: previewOf(decided.data) } : decided;
}

/** A command of the squawk's own table, with what it does to the asset's bookings in the same write. */
export async function commandSquawk(request: CommandRequest): Promise<Result<SquawkAnswer>> {
  if (!mayCommandSquawk(request.command, request.actor)) return { ok: false, error: refusal("forbidden") };
  return attempt(request.organizationId, null, async () => {
    const stored = await storedAnswer<SquawkAnswer>(request.organizationId, request.idempotency);
    if (stored) return stored;
    const decided = await decideCommand(request, false);
    if (!decided.ok) return decided;
    return write(request, decided.data, request.command);
  });
}

/** The same read and decision, and no write; a reason and an instant that are not given yet are assumed. */
export async function previewSquawkCommand(request: CommandRequest): Promise<Result<SquawkPreview>> {
  const decided = await decideCommand(request, true);
  return decided.ok ? { ok: true, data: previewOf(decided.data) } : decided;
}

interface Decided {
  readonly scene: AssetScene;
  readonly after: SquawkRow;
  /** As it was given with this command. */
  readonly reason: string | null;
}

async function decideReport(request: ReportRequest): Promise<Result<Decided>> {
  const { actor, input } = request;
  if (!mayReportSquawk(actor)) return { ok: false, error: refusal("forbidden") };
  const scene = await readAsset({ ...request, resourceId: input.resourceId });
  if (!scene) return { ok: false, error: refusal("not_found", "There is no such asset.") };
  const after: SquawkRow = {
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
  return { ok: true, data: { scene, after, reason: null } };
}

async function decideCommand(request: CommandRequest, assumeInput: boolean): Promise<Result<Decided>> {
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
    assumeInput,
  });
  if (!decided.ok) return decided;
  const { to, reason, deferredUntil } = decided.data;
  const after: SquawkRow = {
    ...squawk,
    status: to,
    reason,
    deferred_until: deferredUntil?.toISOString() ?? null,
    version: squawk.version + 1,
  };
  return { ok: true, data: { scene, after, reason } };
}

function previewOf({ scene, after }: Decided): SquawkPreview {
  const plan = planOf(scene, causesWith(scene.causes, after));
  return { status: after.status, ...effectsOf(scene, plan, after.id) };
}

async function write(
  { organizationId, actor, origin, idempotency }: Request,
  { scene, after: squawk, reason }: Decided,
  action: string,
): Promise<Result<SquawkAnswer> | "again"> {
  const plan = planOf(scene, causesWith(scene.causes, squawk));
  const cause = { kind: "squawk" as const, id: squawk.id, title: squawk.title, reason: null };
  const event = assetEvent(scene, {
    subject: "squawk",
    subjectId: squawk.id,
    action,
    actor,
    origin,
    reason,
    metadata: {
      title: squawk.title,
      from: scene.squawk?.status ?? null,
      to: squawk.status,
      until: squawk.deferred_until,
    },
  });
  const answer: SquawkAnswer = { squawk, ...countsOf(plan, squawk.id) };
  const written = await applyChange({
    ...idempotencyOf(organizationId, idempotency),
    answer,
    ...suspensionChange(scene, plan, cause, event),
    squawk: { ...squawk },
  });
  if (!written) return "again";
  wakeRelay();
  return { ok: true, data: answer };
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
