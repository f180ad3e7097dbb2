"use server";

import { z } from "zod";
import { action } from "@/lib/actions/action";
import { COMMANDS } from "@/lib/domain/lifecycle/registry";
import type { CommandInput } from "@/lib/domain/lifecycle/types";
import type { Result } from "@/lib/domain/refusal";
import type { EventDto } from "@/lib/schemas/booking";
import type { CommandPreviewDto } from "@/lib/schemas/booking-page";
import { instantInput } from "@/lib/schemas/instant";
import { prose } from "@/lib/schemas/text";
import { wallPeriod } from "@/lib/schemas/wall-period";
import { actorOf } from "@/lib/server/auth/principal";
import { act } from "@/lib/server/bookings/act";
import { addNote as writeNote } from "@/lib/server/bookings/add-note";
import { preview } from "@/lib/server/bookings/preview";
import { periodFromWall } from "@/lib/server/bookings/wall-period";

const command = z.enum(COMMANDS).exclude(["create"]);

const commandSchema = z.strictObject({
  bookingId: z.uuid(),
  command,
  expectedVersion: z.int().min(1),
  reason: prose(z.string().max(10_000)).optional(),
  /** One of the times that the offering offers; otherwise `period` is as people type it. */
  slot: instantInput.optional(),
  period: wallPeriod.optional(),
  status: z.string().max(40).optional(),
});

type Typed = Pick<z.output<typeof commandSchema>, "slot" | "period" | "status">;

function detailsOf({ slot, period, status }: Typed, timeZone: string): Result<CommandInput> {
  if (slot) return { ok: true, data: { startsAt: slot, status } };
  const typed = periodFromWall(period ?? {}, timeZone);
  return typed.ok ? { ok: true, data: { ...typed.data, status } } : typed;
}

/** What was done, in as much as the page needs it to say so; the page itself is read anew. */
export interface CommandDone {
  readonly reference: string;
  readonly status: string;
  readonly version: number;
  readonly successorId: string | null;
  readonly event: Pick<EventDto, "command" | "from" | "to">;
}

/** Gives a command to a booking, on the version that the person was looking at. */
export const giveCommand = action({ schema: commandSchema }, async ({ principal, input }) => {
  const details = detailsOf(input, principal.organization.timeZone);
  if (!details.ok) return details;
  const result = await act({
    organizationId: principal.organization.id,
    bookingId: input.bookingId,
    command: input.command,
    input: details.data,
    reason: input.reason,
    expectedVersion: input.expectedVersion,
    actor: actorOf(principal),
    origin: "desk",
  });
  if (!result.ok) return result;
  const { booking, event } = result.data;
  const done: CommandDone = {
    reference: booking.reference,
    status: booking.status,
    version: booking.version,
    successorId: booking.successorId,
    event: { command: event.command, from: event.from, to: event.to },
  };
  return { ok: true, data: done };
});

/** The same decision as `giveCommand`, and no write. */
export const previewCommand = action(
  { schema: commandSchema.omit({ reason: true }) },
  async ({ principal, input }): Promise<Result<CommandPreviewDto>> => {
    const details = detailsOf(input, principal.organization.timeZone);
    if (!details.ok) return details;
    return preview({
      organizationId: principal.organization.id,
      bookingId: input.bookingId,
      command: input.command,
      input: details.data,
      expectedVersion: input.expectedVersion,
      actor: actorOf(principal),
    });
  },
);

const noteSchema = z.strictObject({
  bookingId: z.uuid(),
  text: prose(z.string().trim().min(1).max(5_000)),
});

export const addNote = action(
  { schema: noteSchema, permission: "booking.note" },
  async ({ principal, input }) => {
    const result = await writeNote({
      organizationId: principal.organization.id,
      bookingId: input.bookingId,
      text: input.text,
      actor: actorOf(principal),
      origin: "desk",
    });
    return result.ok ? { ok: true, data: { version: result.data.booking.version } } : result;
  },
);
