import { type NextRequest, NextResponse } from "next/server";

const PATH_HEADER = "x-holdfast-path";
/** There is no such page: it shows what every address that is not there shows. */
const UNREADABLE = "/unreadable";
const DEVELOPMENT = process.env.NODE_ENV === "development";

/** Scripts run with this response's nonce alone; styles may be inline, since components place themselves. */
function policyWith(nonce: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${DEVELOPMENT ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    `connect-src 'self'${DEVELOPMENT ? " ws:" : ""}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** An address that was cut inside a %xx names no page; the router would fail on it. */
function isReadable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/** Gives each page its content security policy, and tells the page which path was asked for. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const policy = policyWith(nonce);
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);
  headers.set(PATH_HEADER, `${request.nextUrl.pathname}${request.nextUrl.search}`);
  const response = isReadable(request.nextUrl.pathname)
    ? NextResponse.next({ request: { headers } })
    : NextResponse.rewrite(new URL(UNREADABLE, request.url), { request: { headers } });
  response.headers.set("content-security-policy", policy);
  if (process.env.APP_URL?.startsWith("https:"))
    response.headers.set("strict-transport-security", "max-age=63072000; includeSubDomains");
  return response;
}

export const config = {
  matcher: ["/((?!api/|_next/|favicon|icon|apple-icon|robots.txt).*)", "/api/auth/:path*"],
};
