import { describe, expect, it } from "vitest";
import { draftInput, emptyDraft, problemsIn } from "./new-booking-draft";

const complete = {
  ...emptyDraft("offering"),
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
