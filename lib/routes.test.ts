import { describe, expect, it } from "vitest";
import { routes, safeNextPath, withQuery } from "@/lib/routes";

describe("routes", () => {
  it("are these addresses and no others", () => {
    const { desk, ...site } = routes;
    expect({
      ...site,
      login: site.login(),
      resetPassword: site.resetPassword("tok.en"),
      invitation: site.invitation("tok.en"),
      publicBooking: site.publicBooking("river-kayaking", { month: "2026-03", zone: "Asia/Tokyo" }),
      holdPublicTime: site.holdPublicTime("river-kayaking"),
      publicDetails: site.publicDetails("river-kayaking"),
      supplierAnswer: site.supplierAnswer("tok.en"),
      answerAsSupplier: site.answerAsSupplier("tok.en"),
      manageBooking: site.manageBooking("tok.en"),
      decideAsCustomer: site.decideAsCustomer("tok.en"),
      rescheduleAsCustomer: site.rescheduleAsCustomer("tok.en"),
      calendarEntry: site.calendarEntry("tok.en"),
      calendarFeed: site.calendarFeed("tok.en"),
    }).toEqual({
      home: "/",
      login: "/login",
      passwordChanged: "/login?password=changed",
      forgotPassword: "/forgot-password",
      resetPassword: "/reset-password/tok.en",
      invitation: "/invite/tok.en",
      publicBooking: "/book/river-kayaking?month=2026-03&zone=Asia%2FTokyo",
      holdPublicTime: "/book/river-kayaking/hold",
      publicDetails: "/book/river-kayaking/details",
      supplierAnswer: "/s/tok.en",
      answerAsSupplier: "/s/tok.en/answer",
      manageBooking: "/b/tok.en",
      decideAsCustomer: "/b/tok.en/decide",
      rescheduleAsCustomer: "/b/tok.en/reschedule",
      calendarEntry: "/b/tok.en/calendar",
      calendarFeed: "/feeds/tok.en.ics",
    });
    const alpine = desk("alpine-air");
    expect({
      ...alpine,
      booking: alpine.booking("HF-7K2M9"),
      asset: alpine.asset("0199"),
      offering: alpine.offering("0199"),
      customer: alpine.customer("0199"),
      mail: alpine.mail("0199"),
    }).toEqual({
      home: "/desk/alpine-air",
      bookings: "/desk/alpine-air/bookings",
      bookingsExport: "/desk/alpine-air/bookings/export",
      newBooking: "/desk/alpine-air/bookings/new",
      booking: "/desk/alpine-air/bookings/HF-7K2M9",
      approvals: "/desk/alpine-air/approvals",
      calendar: "/desk/alpine-air/calendar",
      assets: "/desk/alpine-air/assets",
      asset: "/desk/alpine-air/assets/0199",
      offerings: "/desk/alpine-air/offerings",
      newOffering: "/desk/alpine-air/offerings/new",
      offering: "/desk/alpine-air/offerings/0199",
      customers: "/desk/alpine-air/customers",
      customer: "/desk/alpine-air/customers/0199",
      suppliers: "/desk/alpine-air/suppliers",
      outbox: "/desk/alpine-air/outbox",
      mailTemplates: "/desk/alpine-air/outbox/templates",
      mail: "/desk/alpine-air/outbox/0199",
      members: "/desk/alpine-air/settings/members",
      apiKeys: "/desk/alpine-air/settings/api-keys",
      organization: "/desk/alpine-air/settings/organization",
      account: "/desk/alpine-air/settings/account",
    });
  });

  it("bring a visitor back to where signing in was asked for", () => {
    expect(routes.login("/desk/alpine-air/approvals?sort=-deadline")).toBe(
      "/login?next=%2Fdesk%2Falpine-air%2Fapprovals%3Fsort%3D-deadline",
    );
  });

  it("keep foreign characters inside their segment", () => {
    expect(routes.desk("a/b").booking("../x?y#z")).toBe("/desk/a%2Fb/bookings/..%2Fx%3Fy%23z");
  });
});

describe("withQuery", () => {
  it("leaves out what is empty and joins lists", () => {
    expect(withQuery("/x", { a: "", b: null, c: undefined, d: [], e: ["p", "q"], f: 0, g: false })).toBe(
      "/x?e=p%2Cq&f=0&g=false",
    );
    expect(withQuery("/x", {})).toBe("/x");
  });
});

describe("safeNextPath", () => {
  it.each(["/desk/a/bookings?x=1", "/", "/b/token"])("follows %s", (path) => {
    expect(safeNextPath(path)).toBe(path);
  });

  it.each([
    "//evil.example",
    "/\\evil.example",
    "https://evil.example",
    "javascript:alert(1)",
    "desk",
    "/\t/evil.example",
    "/.//evil.example",
    "/desk/..//evil.example",
    "",
    null,
    undefined,
  ])("leads home from %s", (path) => {
    expect(safeNextPath(path)).toBe("/");
  });
});
