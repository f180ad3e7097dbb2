"use server";

import { randomUUID } from "node:crypto";
import { cookies, headers } from "next/headers";
import { redirect, unstable_rethrow } from "next/navigation";
import { CURED_BY_ANOTHER_TIME, REFUSALS, type Refusal } from "@/lib/domain/refusal";
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

/** Books the time that this browser holds, and leads to the booking. */
export async function submitPublicBooking(
  _before: PublicBookingState,
  form: FormData,
): Promise<PublicBookingState> {
  const typed = Object.fromEntries(FIELDS.map((name) => [name, typedText(form, name)]));
  try {
    // A field that was left empty is one that was left out.
    const given = Object.fromEntries(Object.entries(typed).filter(([, value]) => value.trim() !== ""));
    const read = readForm(publicBookingInput, { name: "", email: "", ...given });
    if (!read.ok) return failed(read.error, typed);
    const booked = await bookHeldTime(typedText(form, "slug"), read.data, {
      sessionHash: sessionHashOf((await cookies()).get(SESSION_COOKIE)?.value),
      address: addressOf(await headers()),
      zone: zoneAsked(typedText(form, "zone")),
      holdId: typedText(form, "holdId"),
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
    mustChooseAgain:
      refused.code === "hold_not_found" || (!refused.fields && CURED_BY_ANOTHER_TIME.includes(refused.code)),
    fields: refused.fields ?? {},
    typed,
  };
}
