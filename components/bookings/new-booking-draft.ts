import type { ComboboxOption } from "@/components/ui/combobox-option";
import type { BookableOffering } from "@/lib/schemas/new-booking";
import type { Occurrence } from "./occurrence-choice";

/** The form as it is typed: text, until it is sent. */
export interface NewBookingDraft {
  readonly offeringId: string;
  readonly customerKind: "existing" | "new";
  readonly customer: ComboboxOption | null;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  /** The offering's times are chosen among those that are free. */
  readonly bySlot: boolean;
  /** RFC 3339 start that was chosen among them. */
  readonly slot: string | null;
  readonly startsAt: string;
  readonly startsOccurrence?: Occurrence;
  readonly ownEnd: boolean;
  readonly endsAt: string;
  readonly endsOccurrence?: Occurrence;
  readonly partySize: string;
  readonly tentative: boolean;
  readonly notes: string;
}

/** A period that the form begins with, on the organization's clock. */
export type ChosenTimes = Pick<
  NewBookingDraft,
  "startsAt" | "startsOccurrence" | "endsAt" | "endsOccurrence" | "ownEnd"
>;

export function emptyDraft(
  offering: Pick<BookableOffering, "id" | "bookedBySlot"> | null,
  times: ChosenTimes | null = null,
): NewBookingDraft {
  return {
    offeringId: offering?.id ?? "",
    bySlot: offering?.bookedBySlot ?? false,
    slot: null,
    customerKind: "existing",
    customer: null,
    name: "",
    email: "",
    phone: "",
    startsAt: "",
    ownEnd: false,
    endsAt: "",
    partySize: "1",
    tentative: false,
    notes: "",
    ...times,
  };
}

/** What must be filled in before anything is sent. Whether it can be booked, the server says. */
export function problemsIn(draft: NewBookingDraft, forSelf: boolean): Record<string, string> {
  const problems: Record<string, string> = {};
  if (!draft.offeringId) problems.offeringId = "Choose an offering.";
  if (draft.bySlot) {
    if (!draft.slot) problems.startsAt = "Choose one of the free times.";
  } else {
    if (!draft.startsAt) problems.startsAt = "Give the start's date and time.";
    if (draft.ownEnd && !draft.endsAt) problems.endsAt = "Give the end's date and time.";
  }
  if (!/^\d+$/.test(draft.partySize.trim()) || Number(draft.partySize) < 1)
    problems.partySize = "Give the number of people, at least 1.";
  if (forSelf) return problems;
  if (draft.customerKind === "existing" && !draft.customer)
    problems.customerId = "Choose a customer, or type a new one.";
  if (draft.customerKind === "new" && !draft.name.trim())
    problems["customer.name"] = "Give the customer's name.";
  if (draft.customerKind === "new" && !draft.email.trim())
    problems["customer.email"] = "Give the customer's mail address.";
  return problems;
}

/** The form as the server wants it. */
export function draftInput(draft: NewBookingDraft, forSelf: boolean) {
  const { name, email, phone } = draft;
  const customer =
    draft.customerKind === "existing"
      ? { customerId: draft.customer?.value }
      : { customer: { name, email: email.trim(), phone: phone.trim() || undefined } };
  return {
    offeringId: draft.offeringId,
    ...(forSelf ? {} : customer),
    ...(draft.bySlot ? { slot: draft.slot ?? undefined, period: {} } : { period: typedPeriod(draft) }),
    partySize: Number(draft.partySize),
    tentative: draft.tentative,
    notes: draft.notes.trim() || undefined,
  };
}

function typedPeriod(draft: NewBookingDraft) {
  return {
    startsAt: draft.startsAt || undefined,
    startsOccurrence: draft.startsOccurrence,
    ...(draft.ownEnd ? { endsAt: draft.endsAt || undefined, endsOccurrence: draft.endsOccurrence } : {}),
  };
}
