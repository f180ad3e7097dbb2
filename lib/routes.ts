type Query = Record<string, string | number | boolean | readonly string[] | null | undefined>;

/** Appends a query; what is null, undefined, "" or an empty list is left out. */
export function withQuery(path: string, query: Query): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    const text = Array.isArray(value) ? value.join(",") : String(value ?? "");
    if (text !== "") search.set(key, text);
  }
  const text = search.toString();
  return text === "" ? path : `${path}?${text}`;
}

const segment = encodeURIComponent;

function desk(org: string) {
  const home = `/desk/${segment(org)}`;
  return {
    home,
    bookings: `${home}/bookings`,
    newBooking: `${home}/bookings/new`,
    booking: (reference: string) => `${home}/bookings/${segment(reference)}`,
    bookingsExport: `${home}/bookings/export`,
    calendar: `${home}/calendar`,
    approvals: `${home}/approvals`,
    assets: `${home}/assets`,
    asset: (id: string) => `${home}/assets/${segment(id)}`,
    offerings: `${home}/offerings`,
    newOffering: `${home}/offerings/new`,
    offering: (id: string) => `${home}/offerings/${segment(id)}`,
    customers: `${home}/customers`,
    customer: (id: string) => `${home}/customers/${segment(id)}`,
    suppliers: `${home}/suppliers`,
    outbox: `${home}/outbox`,
    mailTemplates: `${home}/outbox/templates`,
    mail: (id: string) => `${home}/outbox/${segment(id)}`,
    members: `${home}/settings/members`,
    apiKeys: `${home}/settings/api-keys`,
    organization: `${home}/settings/organization`,
    account: `${home}/settings/account`,
  };
}

/** Which times a customer looks at: a month "2026-03", a date of it, and the zone that they are shown in. */
interface PublicTimes {
  readonly month?: string | null;
  readonly date?: string | null;
  readonly zone?: string | null;
  /** The code of the refusal of the time that was chosen before. */
  readonly refused?: string | null;
}

/** Every address of the application; pages, mails and tests take theirs from here. */
export const routes = {
  home: "/",
  login: (next?: string) => withQuery("/login", { next }),
  /** Signing in, after a reset's link was used. */
  passwordChanged: "/login?password=changed",
  forgotPassword: "/forgot-password",
  resetPassword: (token: string) => `/reset-password/${segment(token)}`,
  invitation: (token: string) => `/invite/${segment(token)}`,
  desk,
  /** Where customers book an offering by themselves. */
  publicBooking: (slug: string, asked: PublicTimes = {}) => withQuery(`/book/${segment(slug)}`, { ...asked }),
  holdPublicTime: (slug: string) => `/book/${segment(slug)}/hold`,
  publicDetails: (slug: string, zone?: string) => withQuery(`/book/${segment(slug)}/details`, { zone }),
  supplierAnswer: (token: string) => `/s/${segment(token)}`,
  answerAsSupplier: (token: string) => `/s/${segment(token)}/answer`,
  manageBooking: (token: string) => `/b/${segment(token)}`,
  decideAsCustomer: (token: string) => `/b/${segment(token)}/decide`,
  rescheduleAsCustomer: (token: string, asked: PublicTimes = {}) =>
    withQuery(`/b/${segment(token)}/reschedule`, { ...asked }),
  /** A member's own bookings, for the calendar program that has the secret address. */
  calendarFeed: (token: string) => `/feeds/${segment(token)}.ics`,
  calendarEntry: (token: string) => `/b/${segment(token)}/calendar`,
} as const;

/** A path inside this site that may be followed after signing in; anything else leads home. */
export function safeNextPath(next: string | null | undefined): string {
  if (!next?.startsWith("/") || next.startsWith("//") || next.includes("\\")) return routes.home;
  if (!URL.canParse(next, "http://localhost")) return routes.home;
  const { host, pathname } = new URL(next, "http://localhost");
  // "/.//x" stays on this host, but its path "//x" does not, once something follows that alone.
  return host === "localhost" && !pathname.startsWith("//") ? next : routes.home;
}
