import { z } from "zod";
import { createDocument, type ZodOpenApiPathsObject } from "zod-openapi";
import {
  bookingAnswer,
  bookingsAnswer,
  calendarAnswer,
  commandAnswer,
  commandsAnswer,
  eventsAnswer,
  holdAnswer,
  lifecyclesAnswer,
  linkAnswer,
  linksAnswer,
  mintedLinkAnswer,
  offeringAnswer,
  offeringsAnswer,
  releasedAnswer,
  slotsAnswer,
} from "@/lib/schemas/api-answers";
import { commandInput, createBookingInput } from "@/lib/schemas/booking";
import { bookingListQuery } from "@/lib/schemas/booking-list";
import { calendarQuery, MOST_CALENDAR_ENTRIES } from "@/lib/schemas/calendar";
import { holdInput } from "@/lib/schemas/hold";
import { mintLinkInput } from "@/lib/schemas/link";
import { createOfferingInput } from "@/lib/schemas/offering";
import { slotsQuery } from "@/lib/schemas/slots";
import { assetPaths } from "@/lib/server/api/openapi-assets";
import { COMMAND_CONFLICTS, IDEMPOTENCY, operation, WRITE } from "@/lib/server/api/openapi-operation";

const OFFERING = z.object({ id: z.uuid() });
const LINK = z.object({ id: z.uuid() });
const BOOKING = z.object({ id: z.string().meta({ description: "The booking's id or its reference." }) });

function paths(): ZodOpenApiPathsObject {
  return {
    "/api/v1/lifecycles": {
      get: operation({
        id: "listLifecycles",
        summary: "The lifecycles as tables: statuses, and who moves a booking along which edge",
        answer: lifecyclesAnswer,
      }),
    },
    "/api/v1/offerings": {
      get: operation({
        id: "listOfferings",
        summary: "What can be booked",
        answer: offeringsAnswer,
        refusals: ["forbidden"],
      }),
      post: operation({
        id: "createOffering",
        summary: "Make an offering (owner, admin)",
        answer: offeringAnswer,
        status: 201,
        body: createOfferingInput,
        params: { header: IDEMPOTENCY },
        refusals: [...WRITE, "idempotency_key_reused"],
      }),
    },
    "/api/v1/offerings/{id}": {
      get: operation({
        id: "getOffering",
        summary: "One offering, with its policy",
        answer: offeringAnswer,
        params: { path: OFFERING },
        refusals: ["forbidden", "not_found"],
      }),
    },
    "/api/v1/offerings/{id}/slots": {
      get: operation({
        id: "listSlots",
        summary: "The times that an appointment offers at this moment",
        description:
          "from and to bound the starts: from is included, to is not, unless it is a date, whose day is. Dates are days of timeZone, or of the provider's own zone. Times are in UTC.",
        answer: slotsAnswer,
        params: { path: OFFERING, query: slotsQuery },
        refusals: ["forbidden", "not_found", "invalid_input"],
      }),
    },
    "/api/v1/offerings/{id}/holds": {
      post: operation({
        id: "createHold",
        summary: "Keep a time for some minutes while somebody decides",
        description:
          "Book it with the hold's id. One session has one hold. A hold that has expired still books while the time is free.",
        answer: holdAnswer,
        status: 201,
        body: holdInput,
        params: { path: OFFERING },
        refusals: [...WRITE, ...COMMAND_CONFLICTS],
      }),
    },
    "/api/v1/holds/{id}": {
      delete: operation({
        id: "releaseHold",
        summary: "Give a held time back before it expires",
        answer: releasedAnswer,
        params: { path: z.object({ id: z.uuid() }) },
        refusals: ["forbidden", "hold_not_found"],
      }),
    },
    "/api/v1/bookings": {
      get: operation({
        id: "listBookings",
        summary: "Bookings that you may see, a page at a time",
        description:
          "lifecycle, phase and status take several values, joined by commas. from and to bound the start: from is included, to is not, unless it is a date, whose day is. Follow nextCursor with the same filters until it is null.",
        answer: bookingsAnswer,
        params: { query: bookingListQuery },
        refusals: ["forbidden", "invalid_input"],
      }),
      post: operation({
        id: "createBooking",
        summary: "Make a booking, for a customer that is known or new",
        description:
          "A customer is known by the mail. Who may not look customers up is told what they gave, and of a known customer nothing else.",
        answer: bookingAnswer,
        status: 201,
        body: createBookingInput,
        params: { header: IDEMPOTENCY },
        refusals: [...WRITE, ...COMMAND_CONFLICTS],
      }),
    },
    ...assetPaths(),
    "/api/v1/calendar": {
      get: operation({
        id: "readCalendar",
        summary: "What the calendar shows of a range, without what was cancelled or rejected",
        description: `Members see every booking of an asset as time, status, and name or "Busy"; id and reference are null where you may not open it. What else takes an asset's time is told to them as "Busy" with the status "taken" and no lifecycle. from is included, to is not, unless it is a date, whose day is. Dates are days of the organization's zone. At most 45 days and ${MOST_CALENDAR_ENTRIES.toLocaleString("en-GB")} entries are answered at once: where there are more, the answer is invalid_input; ask for a shorter range, or for one resource.`,
        answer: calendarAnswer,
        params: { query: calendarQuery },
        refusals: ["forbidden", "not_found", "invalid_input"],
      }),
    },
    "/api/v1/bookings/{id}": {
      get: operation({
        id: "getBooking",
        summary: "One booking, by id or reference",
        answer: bookingAnswer,
        params: { path: BOOKING },
        refusals: ["forbidden", "not_found"],
      }),
    },
    "/api/v1/bookings/{id}/events": {
      get: operation({
        id: "listBookingEvents",
        summary: "A booking's history, oldest first",
        answer: eventsAnswer,
        params: { path: BOOKING },
        refusals: ["forbidden", "not_found"],
      }),
    },
    "/api/v1/bookings/{id}/commands": {
      get: operation({
        id: "listBookingCommands",
        summary: "What can be done now, what it would do, and why the rest is refused",
        answer: commandsAnswer,
        params: { path: BOOKING },
        refusals: ["forbidden", "not_found"],
      }),
      post: operation({
        id: "commandBooking",
        summary: "Give a command",
        answer: commandAnswer,
        body: commandInput,
        params: { path: BOOKING, header: IDEMPOTENCY },
        refusals: [...WRITE, "reason_required", ...COMMAND_CONFLICTS],
      }),
    },
    "/api/v1/bookings/{id}/links": {
      get: operation({
        id: "listBookingLinks",
        summary: "The links that lead to a booking, newest first, without what would open them (staff)",
        answer: linksAnswer,
        params: { path: BOOKING },
        refusals: ["forbidden", "not_found"],
      }),
      post: operation({
        id: "mintBookingLink",
        summary: "Make a link through which the customer manages the booking (staff)",
        description:
          "The address is told in this answer alone and is kept nowhere. The same Idempotency-Key gets the same link.",
        answer: mintedLinkAnswer,
        status: 201,
        body: mintLinkInput,
        bodyOptional: true,
        params: { path: BOOKING, header: IDEMPOTENCY },
        refusals: [...WRITE, "idempotency_key_reused"],
      }),
    },
    "/api/v1/links/{id}": {
      delete: operation({
        id: "revokeLink",
        summary: "Revoke a link (staff)",
        answer: linkAnswer,
        params: { path: LINK },
        refusals: ["forbidden", "not_found"],
      }),
    },
  };
}

let written: string | undefined;

/** A format says it in a word; the pattern beside it would say it again in a line that nobody reads. */
const NAMED_FORMATS = ["uuid", "date", "date-time", "email"];

/** OpenAPI 3.1, from the schemas that the routes themselves use; made once a process. */
export function openApiDocument(): string {
  written ??= JSON.stringify(
    createDocument(
      {
        openapi: "3.1.0",
        info: {
          title: "Holdfast",
          version: "1.0.0",
          description:
            "Bookings of five lifecycles through one engine. Times are RFC 3339. Every answer carries X-Request-Id, and every error has the same shape.",
          license: { name: "MIT", identifier: "MIT" },
        },
        servers: [{ url: "/" }],
        security: [{ apiKey: [] }],
        components: {
          securitySchemes: { apiKey: { type: "http", scheme: "bearer", bearerFormat: "hf_…" } },
        },
        paths: paths(),
      },
      {
        override: ({ jsonSchema }) => {
          if (NAMED_FORMATS.includes(jsonSchema.format ?? "")) delete jsonSchema.pattern;
        },
      },
    ),
  );
  return written;
}
