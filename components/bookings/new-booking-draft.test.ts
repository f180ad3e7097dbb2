import { describe, expect, it } from "vitest";
import { draftInput, emptyDraft, problemsIn } from "./new-booking-draft";

const complete = {
  ...emptyDraft({ id: "offering", bookedBySlot: false }),
  startsAt: "2026-11-23T14:05",
  customer: { value: "customer", label: "Ana" },
};

describe("problemsIn", () => {
  it("finds nothing wrong with a complete form", () => {
    expect(problemsIn(complete, false)).toEqual({});
  });

  it("names every field that is missing", () => {
    expect(Object.keys(problemsIn({ ...emptyDraft(null), partySize: "" }, false))).toEqual([
      "offeringId",
      "startsAt",
      "partySize",
      "customerId",
    ]);
  });

  it("asks who books for themselves for no customer", () => {
    expect(problemsIn({ ...complete, customer: null }, true)).toEqual({});
  });

  it.each(["0", "-1", "2.5", "two"])("refuses a party of %s", (partySize) => {
    expect(problemsIn({ ...complete, partySize }, false)).toHaveProperty("partySize");
  });
});

describe("a draft whose offering has weekly hours", () => {
  const bySlot = { ...complete, bySlot: true, startsAt: "", ownEnd: true, endsAt: "" };
  const slot = "2026-11-23T14:00:00.000Z";

  it("wants one of the free times, and no typed one", () => {
    expect(problemsIn(bySlot, false)).toEqual({ startsAt: "Choose one of the free times." });
    expect(problemsIn({ ...bySlot, slot }, false)).toEqual({});
  });

  it("sends the instant that was chosen, whatever was typed for another offering", () => {
    expect(draftInput({ ...bySlot, slot, startsAt: "2026-11-24T09:00" }, false)).toMatchObject({
      slot,
      period: {},
    });
    expect(draftInput(complete, false)).not.toHaveProperty("slot");
  });
});

describe("draftInput", () => {
  it("sends an end only where one was asked for", () => {
    const typed = { ...complete, endsAt: "2026-11-23T16:05" };
    expect(draftInput(typed, false).period).toEqual({ startsAt: "2026-11-23T14:05" });
    expect(draftInput({ ...typed, ownEnd: true }, false).period).toMatchObject({
      endsAt: "2026-11-23T16:05",
    });
  });

  it("sends no customer for whoever books for themselves", () => {
    expect(draftInput(complete, true)).not.toHaveProperty("customerId");
  });
});
