"use server";

import { z } from "zod";
import { action } from "@/lib/actions/action";
import { statusPresentation } from "@/lib/domain/lifecycle/presentation";
import { COMMANDS } from "@/lib/domain/lifecycle/registry";
import type { Refusal } from "@/lib/domain/refusal";
import type { RowOutcome } from "@/lib/schemas/booking-page";
import { storable } from "@/lib/schemas/text";
import { actorOf } from "@/lib/server/auth/principal";
import { act } from "@/lib/server/bookings/act";
import { preview } from "@/lib/server/bookings/preview";

const bulkSchema = z.strictObject({
  command: z.enum(COMMANDS).exclude(["create"]),
  bookings: z
    .array(z.strictObject({ id: z.uuid(), expectedVersion: z.int().min(1) }))
    .min(1)
    .max(200),
  reason: storable(z.string().max(10_000)).optional(),
});

/** What the command would do to each of the bookings. */
export const previewMany = action(
  { schema: bulkSchema.omit({ reason: true }) },
  async ({ principal, input }) => {
    const outcomes: RowOutcome[] = [];
    for (const { id, expectedVersion } of input.bookings) {
      const result = await preview({
        organizationId: principal.organization.id,
        bookingId: id,
        command: input.command,
        expectedVersion,
        actor: actorOf(principal),
      });
      if (!result.ok) outcomes.push({ id, ok: false, message: result.error.message });
      else if (!result.data.allowed)
        outcomes.push({ id, ok: false, message: sentencesOf(result.data.refusals) });
      else {
        const status = result.data.preview.filter(({ kind }) => kind === "status").at(-1);
        outcomes.push({ id, ok: true, message: status?.text ?? "Will be done" });
      }
    }
    return { ok: true, data: outcomes };
  },
);

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
