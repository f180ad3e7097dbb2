import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import { isIPv6, type Socket } from "node:net";

/** Carries the caller's address from the socket to whoever counts attempts. Set by the server on every request. */
export const CLIENT_ADDRESS_HEADER = "x-holdfast-client-address";

/**
 * Whose request it is. Each proxy appends the address that it was called from, and the last of them is our
 * peer; so with `trustedProxies` of them, what counts is that many from the end, and what stands before it is
 * the caller's own claim.
 */
export function clientAddress(
  peer: string | undefined,
  forwardedFor: string | readonly string[] | undefined,
  trustedProxies: number,
): string {
  const claims = [forwardedFor ?? []].flat().flatMap((header) => header.split(","));
  const chain = [...claims.map((claim) => claim.trim()).filter(Boolean), peer ?? "unknown"];
  return plain(chain[Math.max(0, chain.length - 1 - trustedProxies)] ?? "unknown");
}

/** IPv4 written as IPv6 counts as the IPv4 address that it is; of IPv6, the network of 64 bits that one customer has. */
function plain(address: string): string {
  const known = address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, "").slice(0, 64);
  return isIPv6(known) ? `${networkOf(known)}::/64` : known;
}

function networkOf(address: string): string {
  const [before = "", after] = address.split("%", 1)[0]?.split("::") ?? [];
  const [left, right] = [before, after ?? ""].map((part) => part.split(":").filter(Boolean));
  const between = after === undefined ? 0 : 8 - (left?.length ?? 0) - (right?.length ?? 0);
  const groups = [...(left ?? []), ...Array<string>(Math.max(0, between)).fill("0"), ...(right ?? [])];
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":");
}

/** The address that `stampClientAddresses` put on this request. */
export function addressOf(headers: Headers): string {
  return headers.get(CLIENT_ADDRESS_HEADER) ?? "unknown";
}

/**
 * Marks every incoming request with its caller's address before anything handles it, since neither pages nor
 * actions see the socket. What a caller sends under that name is overwritten, and without trusted proxies so
 * are the forwarding headers that one could have set.
 */
export function stampClientAddresses(trustedProxies: number): void {
  subscribe("http.server.request.start", (message) => {
    const { request, socket } = message as { request: IncomingMessage; socket: Socket };
    const { headers } = request;
    headers[CLIENT_ADDRESS_HEADER] = clientAddress(
      socket.remoteAddress,
      headers["x-forwarded-for"],
      trustedProxies,
    );
    if (trustedProxies > 0) return;
    for (const name of ["x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "forwarded"])
      delete headers[name];
  });
}
