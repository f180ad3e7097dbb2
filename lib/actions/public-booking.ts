"use server";

import { randomUUID } from "node:crypto";
import { cookies, headers } from "next/headers";
import { redirect, unstable_rethrow } from "next/navigation";
import { REFUSALS, type Refusal, type RefusalCode } from "@/lib/domain/refusal";
import { readForm } from "@/lib/schemas/field-errors";
import { typedText } from "@/lib/schemas/form-data";
import { publicBookingInput } from "@/lib/schemas/public-booking";
import { addressOf } from "@/lib/server/client-address";
import { log } from "@/lib/server/log";
import { bookHeldTime } from "@/lib/server/public-booking/book-held-time";
import { SESSION_COOKIE, sessionHashOf } from "@/lib/server/public-booking/browser-session";
import { zoneAsked } from "@/lib/server/public-booking/time-choice";

/** The state of the details' form, which also works without a script. */
export interface PublicBookingState {
  readonly error: string | null;
  /** The time is the fault, and not what was typed. */
  readonly mustChooseAgain: boolean;
  readonly fields: Readonly<Record<string, string>>;
  readonly typed: Readonly<Record<string, string>>;
}

const FIELDS = ["name", "email", "phone", "partySize", "notes"] as const;

/** Refusals that another time cures. */
const OF_THE_TIME: readonly RefusalCode[] = [
  "slot_taken",
  "buffer_conflict",
  "limit_reached",
  "outside_hours",
  "date_closed",
  "not_a_slot",
  "too_soon",
  "too_far",
  "starts_in_past",
  "hold_not_found",
];

/** Books the time that this browser holds, and leads to the booking. */
export async function submitPublicBooking(
  slug: string,
  _before: PublicBookingState,
  form: FormData,
): Promise<PublicBookingState> {
  const typed = Object.fromEntries(FIELDS.map((name) => [name, typedText(form, name)]));
  try {
    // A field that was left empty is one that was left out.
    const given = Object.fromEntries(Object.entries(typed).filter(([, value]) => value.trim() !== ""));
    const read = readForm(publicBookingInput, { name: "", email: "", ...given });
    if (!read.ok) return failed(read.error, typed);
    const booked = await bookHeldTime(slug, read.data, {
      sessionHash: sessionHashOf((await cookies()).get(SESSION_COOKIE)?.value),
      address: addressOf(await headers()),
      zone: zoneAsked(typedText(form, "zone")),
    });
    if (!booked.ok) return failed(booked.error, typed);
    return redirect(booked.data.managePath);
  } catch (error) {
    unstable_rethrow(error);
    const requestId = randomUUID();
    log().error({ requestId, err: error }, "a public booking failed unexpectedly");
    return failed(
      { code: "unexpected", message: `${REFUSALS.unexpected.sentence} Request id: ${requestId}` },
      typed,
    );
  }
}

function failed(refused: Refusal, typed: Record<string, string>): PublicBookingState {
  return {
    error: refused.message,
    mustChooseAgain: OF_THE_TIME.includes(refused.code),
    fields: refused.fields ?? {},
    typed,
  };
}
