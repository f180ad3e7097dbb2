"use server";

import { z } from "zod";
import { action } from "@/lib/actions/action";
import { statusPresentation } from "@/lib/domain/lifecycle/presentation";
import { COMMANDS } from "@/lib/domain/lifecycle/registry";
import type { Refusal, Result } from "@/lib/domain/refusal";
import type { RowOutcome } from "@/lib/schemas/booking-page";
import { prose } from "@/lib/schemas/text";
import { actorOf } from "@/lib/server/auth/principal";
import { act } from "@/lib/server/bookings/act";
import { type CommandPreview, previewOfMany } from "@/lib/server/bookings/preview";

const bulkSchema = z.strictObject({
  command: z.enum(COMMANDS).exclude(["create"]),
  bookings: z
    .array(z.strictObject({ id: z.uuid(), expectedVersion: z.int().min(1) }))
    .min(1)
    .max(200),
  reason: prose(z.string().max(10_000)).optional(),
});

/** What the command would do to each of the bookings. */
export const previewMany = action(
  { schema: bulkSchema.omit({ reason: true }) },
  async ({ principal, input }) => {
    const { command, bookings } = input;
    const request = { organizationId: principal.organization.id, command, actor: actorOf(principal) };
    const previews = await previewOfMany(request, bookings);
    return { ok: true, data: previews.map(({ id, result }) => outcomeOf(id, result)) };
  },
);

function outcomeOf(id: string, result: Result<CommandPreview>): RowOutcome {
  if (!result.ok) return { id, ok: false, message: result.error.message };
  const { allowed, refusals, preview } = result.data;
  if (!allowed) return { id, ok: false, message: sentencesOf(refusals) };
  const status = preview.filter(({ kind }) => kind === "status").at(-1);
  return { id, ok: true, message: status?.text ?? "Will be done" };
}

/** Gives the command to each booking on its own: what is refused for one keeps nothing of the others back. */
export const giveCommandToMany = action({ schema: bulkSchema }, async ({ principal, input }) => {
  const outcomes: RowOutcome[] = [];
  for (const { id, expectedVersion } of input.bookings) {
    const result = await act({
      organizationId: principal.organization.id,
      bookingId: id,
      command: input.command,
      reason: input.reason,
      expectedVersion,
      actor: actorOf(principal),
      origin: "desk",
    });
    outcomes.push(
      result.ok
        ? {
            id,
            ok: true,
            message: statusPresentation(result.data.booking.lifecycle, result.data.booking.status).label,
          }
        : { id, ok: false, message: result.error.message },
    );
  }
  return { ok: true, data: outcomes };
});

function sentencesOf(refusals: readonly Refusal[]): string {
  return refusals.map(({ message }) => message).join(" ");
}
