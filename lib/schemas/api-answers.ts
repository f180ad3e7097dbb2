import { z } from "zod";
import { REFUSALS, type RefusalCode } from "@/lib/domain/refusal";
import { lifecycleDto } from "@/lib/schemas/api-lifecycle";
import { bookingDto, eventDto } from "@/lib/schemas/booking";
import { calendarEntry } from "@/lib/schemas/calendar";
import { holdDto } from "@/lib/schemas/hold";
import { linkDto, mintedLinkDto } from "@/lib/schemas/link";
import { maintenanceDto } from "@/lib/schemas/maintenance";
import { offeringDto } from "@/lib/schemas/offering";
import { slotDto } from "@/lib/schemas/slots";
import { squawkDto } from "@/lib/schemas/squawk";

const code = z.enum(Object.keys(REFUSALS) as [RefusalCode, ...RefusalCode[]]);

/** A command as `GET …/commands` tells of it. */
export const commandDto = z.object({
  command: z.string(),
  /** Null where the command's input chooses it. */
  to: z.string().nullable(),
  allowed: z.boolean(),
  reasonRequired: z.boolean(),
  /** What must be given in `input`: a new start, new times or a status. */
  input: z.enum(["times", "start", "status"]).nullable(),
  /** Given by a timer or a rule alone. */
  automatic: z.boolean(),
  refusals: z.array(z.object({ code, message: z.string() })),
  preview: z.array(z.object({ kind: z.string(), text: z.string() })),
});
export type CommandDto = z.infer<typeof commandDto>;

export const errorAnswer = z
  .object({
    error: z.object({
      code,
      /** What to do next, in a sentence. */
      message: z.string(),
      /** Name of a field, dotted → what is wrong with it. */
      fields: z.record(z.string(), z.string()).optional(),
      details: z.record(z.string(), z.unknown()).optional(),
      requestId: z.string(),
    }),
  })
  .meta({ id: "Error" });

const booking = bookingDto.meta({ id: "Booking" });
const event = eventDto.meta({ id: "Event" });
const offering = offeringDto.meta({ id: "Offering" });
const link = linkDto.meta({ id: "Link" });

export const bookingAnswer = z.object({ data: booking });
export const bookingsAnswer = z.object({
  data: z.array(booking),
  /** Asks for the next page; null on the last. */
  nextCursor: z.string().nullable(),
});
export const eventsAnswer = z.object({ data: z.array(event) });
export const commandsAnswer = z.object({ data: z.array(commandDto.meta({ id: "Command" })) });
export const commandAnswer = z.object({ data: z.object({ booking, event }) });
export const offeringAnswer = z.object({ data: offering });
export const offeringsAnswer = z.object({ data: z.array(offering) });
export const slotsAnswer = z.object({ data: z.array(slotDto.meta({ id: "Slot" })) });
/** How many bookings it suspended and restored, and how many that were suspended already wait for it too. */
const reached = { suspended: z.int(), restored: z.int(), alsoHeld: z.int() };
export const squawkAnswer = z.object({
  data: z.object({ squawk: squawkDto.meta({ id: "Squawk" }), ...reached }),
});
export const maintenanceAnswer = z.object({
  data: z.object({ maintenance: maintenanceDto.meta({ id: "Maintenance" }), ...reached }),
});
export const calendarAnswer = z.object({ data: z.array(calendarEntry.meta({ id: "CalendarEntry" })) });
export const holdAnswer = z.object({ data: holdDto.meta({ id: "Hold" }) });
export const releasedAnswer = z.object({ data: z.object({ id: z.uuid() }) });
export const lifecyclesAnswer = z.object({ data: z.array(lifecycleDto.meta({ id: "Lifecycle" })) });
export const linkAnswer = z.object({ data: link });
export const linksAnswer = z.object({ data: z.array(link) });
export const mintedLinkAnswer = z.object({ data: mintedLinkDto.meta({ id: "MintedLink" }) });
