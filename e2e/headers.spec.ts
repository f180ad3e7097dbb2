import type { Page } from "@playwright/test";
import { DESK } from "./support/desk";
import { bookingLink } from "./support/mails";
import { productHost, requestWithLinks } from "./support/page-catalogue";
import { expect, test } from "./support/test";

/** Every host that a page asked for anything, the page itself included. */
function hostsOf(page: Page): Set<string> {
  const hosts = new Set<string>();
  page.on("request", (request) => {
    const { protocol, host } = new URL(request.url());
    if (protocol !== "data:" && protocol !== "blob:") hosts.add(host);
  });
  return hosts;
}

function ofBooking(link: string): boolean {
  return link.startsWith("/s/") || link.startsWith("/b/");
}

test("pages behind links ask nobody else for anything, and tell nobody their address", async ({
  openAs,
  openVisitor,
}) => {
  const booking = await requestWithLinks();
  const admin = await openAs("admin");
  const links = [
    await bookingLink(admin, booking.id, "supplier"),
    await bookingLink(admin, booking.id, "customer"),
    "/s/not-a-real-link",
    "/b/not-a-real-link",
    "/invite/not-a-real-link",
    "/reset-password/not-a-real-link",
  ];
  const page = await openVisitor();
  const hosts = hostsOf(page);
  for (const link of links) {
    const answer = await page.goto(link);
    expect(answer?.ok(), link).toBe(true);
    await expect(page.locator("meta[name='robots']").first(), link).toHaveAttribute("content", /noindex/);
    // What the document itself asks for wins over its header.
    const asked = await page
      .locator("meta[name='referrer']")
      .evaluateAll((all) => all.map((meta) => meta.getAttribute("content")));
    const policy = asked.at(-1) ?? answer?.headers()["referrer-policy"];
    expect(["no-referrer", ...(ofBooking(link) ? [] : ["same-origin"])], link).toContain(policy);
    expect(answer?.headers()["cache-control"], link).toMatch(/no-store/);
  }
  expect([...hosts]).toEqual([productHost()]);
});

test("the desk asks nobody else for anything", async ({ openAs }) => {
  const page = await openAs("admin");
  const hosts = hostsOf(page);
  for (const path of ["/bookings", "/approvals", "/outbox", "/settings/members"]) {
    await page.goto(`${DESK}${path}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  }
  expect([...hosts]).toEqual([productHost()]);
});

test("every page says what browsers may do with it", async ({ openVisitor }) => {
  const page = await openVisitor();
  for (const path of ["/login", "/s/not-a-real-link", "/no-such-page", "/api/v1/bookings"]) {
    const answer = await page.request.get(path);
    const headers = answer.headers();
    expect(headers["x-content-type-options"], path).toBe("nosniff");
    expect(headers["x-powered-by"], path).toBeUndefined();
    if (path.startsWith("/api/")) continue;
    expect(headers["content-security-policy"], path).toContain("frame-ancestors 'none'");
    expect(headers["content-security-policy"], path).toContain("object-src 'none'");
    expect(headers["content-security-policy"], path).toMatch(/script-src 'self' 'nonce-[^']{20,}'/);
    expect(headers["content-security-policy"], path).not.toMatch(/script-src[^;]*unsafe/);
  }
});

test("a session is kept from scripts and from other sites", async ({ openAs }) => {
  const page = await openAs("agent");
  await page.goto(`${DESK}/bookings`);
  const cookies = await page.context().cookies();
  const session = cookies.find(({ name }) => name.includes("session-token"));
  expect(session).toMatchObject({ httpOnly: true, sameSite: "Lax" });
});

test("an address that was cut inside an escape is one that is not there", async ({ openVisitor }) => {
  const page = await openVisitor();
  for (const path of ["/s/%ff", "/b/%c3%28", "/s/%e2%82/answer", "/desk/harbour/bookings/%ff", "/invite/%"]) {
    const answer = await page.request.get(path);
    expect(answer.status(), path).toBe(404);
    expect(await answer.text(), path).toContain("<h1");
  }
});
