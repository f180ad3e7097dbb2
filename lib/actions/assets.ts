"use server";

import { createHash } from "node:crypto";
import { z } from "zod";
import { action } from "@/lib/actions/action";
import type { MaintenanceTerms } from "@/lib/domain/assets/maintenance";
import { type Result, refusal } from "@/lib/domain/refusal";
import {
  type CauseDone,
  type CausePreviewDto,
  changeAssetForm,
  logUsageForm,
  type MaintenancePreviewDto,
  type MaintenancePreviewForm,
  maintenanceForm,
  maintenancePreviewForm,
  type ReachedDto,
  type ReportPreviewDto,
  removeMaintenanceForm,
  reportPreviewInput,
  type SquawkCommandForm,
  squawkCommandForm,
} from "@/lib/schemas/asset-forms";
import { reportSquawkInput } from "@/lib/schemas/squawk";
import { assetZone } from "@/lib/server/assets/asset-zone";
import { changeAssetRules } from "@/lib/server/assets/change-asset-rules";
import {
  changeMaintenance,
  type MaintenanceRequest,
  previewMaintenance,
} from "@/lib/server/assets/maintenance";
import type { EffectsOnBookings, ReachedBooking } from "@/lib/server/assets/reached";
import {
  commandSquawk,
  previewReport,
  previewSquawkCommand,
  reportSquawk,
} from "@/lib/server/assets/squawks";
import { logUsage } from "@/lib/server/assets/usage";
import { actorOf, type Principal } from "@/lib/server/auth/principal";
import { act } from "@/lib/server/bookings/act";
import type { IdempotencyRef } from "@/lib/server/bookings/read-facts";
import { instantFromWall, periodFromWall } from "@/lib/server/bookings/wall-period";

/** Made in the browser when a form is opened: sent again after a lost answer, it does nothing twice. */
const once = { idempotencyKey: z.uuid() };

export const reportSquawkAction = action(
  { schema: reportSquawkInput.extend(once), permission: "squawk.report" },
  async ({ principal, input: { idempotencyKey, ...input } }): Promise<Result<ReportPreviewDto>> => {
    const idempotency = onceOf(principal, "report squawk", idempotencyKey, input);
    const done = toldOnce(await reportSquawk({ ...asked(principal), input, idempotency }));
    if (!done.ok) return done;
    const { squawk, suspended, alsoHeld } = done.data;
    return { ok: true, data: { status: squawk.status, suspends: suspended, alsoHolds: alsoHeld } };
  },
);

export const previewReportAction = action(
  { schema: reportPreviewInput, permission: "squawk.report" },
  async ({ principal, input }): Promise<Result<ReportPreviewDto>> => {
    const shown = await previewReport({ ...asked(principal), input });
    if (!shown.ok) return shown;
    const { status, suspends, alsoHolds } = shown.data;
    return { ok: true, data: { status, suspends: suspends.length, alsoHolds: alsoHolds.length } };
  },
);

export const commandSquawkAction = action(
  { schema: squawkCommandForm.extend(once), permission: "squawk.decide" },
  async ({ principal, input: { idempotencyKey, ...input } }): Promise<Result<CauseDone>> => {
    const command = await squawkCommand(principal, input);
    if (!command.ok) return command;
    const idempotency = onceOf(principal, "command squawk", idempotencyKey, input);
    return doneOf(await commandSquawk({ ...command.data, idempotency }));
  },
);

export const previewSquawkCommandAction = action(
  { schema: squawkCommandForm, permission: "squawk.decide" },
  async ({ principal, input }): Promise<Result<CausePreviewDto>> => {
    const command = await squawkCommand(principal, input);
    if (!command.ok) return command;
    const shown = await previewSquawkCommand(command.data);
    if (!shown.ok) return shown;
    return { ok: true, data: effectsDto(shown.data) };
  },
);

export const changeMaintenanceAction = action(
  { schema: maintenanceForm.extend(once), permission: "maintenance.write" },
  async ({ principal, input: { idempotencyKey, ...input } }): Promise<Result<CauseDone>> => {
    const window = await maintenanceRequest(principal, input, {
      title: input.title,
      reason: input.reason || null,
    });
    if (!window.ok) return window;
    const idempotency = onceOf(principal, "change maintenance", idempotencyKey, input);
    return doneOf(await changeMaintenance({ ...window.data, idempotency }));
  },
);

export const previewMaintenanceAction = action(
  { schema: maintenancePreviewForm, permission: "maintenance.write" },
  async ({ principal, input }): Promise<Result<MaintenancePreviewDto>> => {
    const window = await maintenanceRequest(principal, input, { title: "Maintenance" });
    if (!window.ok) return window;
    return maintenancePreview(window.data);
  },
);

export const removeMaintenanceAction = action(
  { schema: removeMaintenanceForm.extend(once), permission: "maintenance.write" },
  async ({ principal, input: { idempotencyKey, ...input } }) => {
    const idempotency = onceOf(principal, "remove maintenance", idempotencyKey, input);
    return doneOf(await changeMaintenance({ ...removal(principal, input), idempotency }));
  },
);

export const previewRemovalAction = action(
  { schema: removeMaintenanceForm, permission: "maintenance.write" },
  ({ principal, input }) => maintenancePreview(removal(principal, input)),
);

export const changeAssetAction = action(
  { schema: changeAssetForm, permission: "asset_policy.write" },
  ({ principal, input }) => changeAssetRules(principal, input),
);

export const logUsageAction = action(
  { schema: logUsageForm, permission: "asset.read" },
  async ({ principal, input }): Promise<Result<null>> => {
    const { bookingId, readings } = input;
    const done = input.completes
      ? await act({
          ...asked(principal),
          bookingId,
          command: "complete",
          usage: input.readings,
          expectedVersion: input.expectedVersion,
        })
      : await logUsage({ ...asked(principal), bookingId, readings, currentUsageId: input.currentUsageId });
    return done.ok ? { ok: true, data: null } : done;
  },
);

function asked(principal: Principal) {
  return { organizationId: principal.organization.id, actor: actorOf(principal), origin: "desk" as const };
}

async function squawkCommand(principal: Principal, input: SquawkCommandForm) {
  const { until: local, untilOccurrence, squawkId } = input;
  const zone = await assetZone(principal.organization.id, { squawkId });
  if (!zone) return { ok: false as const, error: refusal("not_found") };
  const until = instantFromWall("until", local, untilOccurrence, zone);
  if (!until.ok) return until;
  return { ok: true as const, data: { ...asked(principal), ...input, until: until.data ?? null } };
}

async function maintenanceRequest(
  principal: Principal,
  { of, period }: MaintenancePreviewForm,
  terms: Partial<MaintenanceTerms>,
): Promise<Result<MaintenanceRequest>> {
  const zone = await assetZone(principal.organization.id, of);
  if (!zone) return { ok: false, error: refusal("not_found") };
  const instants = periodFromWall(period, zone);
  if (!instants.ok) return instants;
  const expectedVersion = "expectedVersion" in of ? of.expectedVersion : undefined;
  return {
    ok: true,
    data: { ...asked(principal), of, expectedVersion, wanted: { ...instants.data, ...terms } },
  };
}

function removal(
  principal: Principal,
  { maintenanceId, expectedVersion }: { maintenanceId: string; expectedVersion: number },
): MaintenanceRequest {
  return { ...asked(principal), of: { maintenanceId }, expectedVersion, wanted: null };
}

async function maintenancePreview(request: MaintenanceRequest): Promise<Result<MaintenancePreviewDto>> {
  const shown = await previewMaintenance(request);
  if (!shown.ok) return shown;
  return { ok: true, data: { ...effectsDto(shown.data), reasonRequired: shown.data.reasonRequired } };
}

function effectsDto({ suspends, alsoHolds, restores, held }: EffectsOnBookings): CausePreviewDto {
  return {
    suspends: suspends.map(reachedDto),
    alsoHolds: alsoHolds.map(reachedDto),
    restores: restores.map(reachedDto),
    held,
  };
}

function reachedDto({ reference, startsAt, endsAt, author }: ReachedBooking): ReachedDto {
  return { reference, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), author };
}

function doneOf(given: Result<CauseDone>): Result<CauseDone> {
  const done = toldOnce(given);
  if (!done.ok) return done;
  const { suspended, restored, alsoHeld } = done.data;
  return { ok: true, data: { suspended, restored, alsoHeld } };
}

function onceOf(principal: Principal, what: string, key: string, form: object): IdempotencyRef {
  const bodyHash = createHash("sha256")
    .update(`${what} ${JSON.stringify(form)}`)
    .digest("hex");
  return { scopeId: principal.userId, key, bodyHash };
}

/** Somebody typed on after a lost answer: what they sent first had arrived. */
function toldOnce<T>(done: Result<T>): Result<T> {
  if (done.ok || done.error.code !== "idempotency_key_reused") return done;
  const message =
    "What you sent before had arrived and was done. Close this, look at it, and change it there.";
  return { ok: false, error: refusal("idempotency_key_reused", message) };
}
