import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";
import { CLIENT_ADDRESS_HEADER, clientAddress, stampClientAddresses } from "@/lib/server/client-address";

describe("whose request it is", () => {
  it("is the socket's, whatever is claimed, without trusted proxies", () => {
    expect(clientAddress("203.0.113.7", undefined, 0)).toBe("203.0.113.7");
    expect(clientAddress("203.0.113.7", "198.51.100.1, 192.0.2.9", 0)).toBe("203.0.113.7");
  });

  it("is what the outermost trusted proxy was called from", () => {
    expect(clientAddress("10.0.0.2", "203.0.113.7", 1)).toBe("203.0.113.7");
    expect(clientAddress("10.0.0.2", "6.6.6.6, 203.0.113.7", 1)).toBe("203.0.113.7");
    expect(clientAddress("10.0.0.2", "6.6.6.6, 203.0.113.7, 10.0.0.1", 2)).toBe("203.0.113.7");
  });

  it("is the oldest that there is when there are fewer hops than proxies", () => {
    expect(clientAddress("10.0.0.2", undefined, 3)).toBe("10.0.0.2");
    expect(clientAddress("10.0.0.2", "203.0.113.7", 5)).toBe("203.0.113.7");
  });

  it("is one address, whether written as IPv4 or IPv6", () => {
    expect(clientAddress("::ffff:203.0.113.7", undefined, 0)).toBe("203.0.113.7");
  });

  it.each([
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:db8:1:2::1", "2001:db8:1:2::/64"],
    ["2001:0DB8:0001:0002::ffff", "2001:db8:1:2::/64"],
    ["2001:db8::1", "2001:db8:0:0::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
  ])("counts %s as the network that one customer has", (peer, network) => {
    expect(clientAddress(peer, undefined, 0)).toBe(network);
  });

  it("is put on each request of the process, over whatever the caller sent", async () => {
    stampClientAddresses(0);
    const seen = await new Promise<Record<string, unknown>>((resolve, reject) => {
      const server = createServer((incoming, response) => {
        response.end();
        server.close();
        resolve(incoming.headers);
      });
      server.listen(0, "127.0.0.1", () => {
        const { port } = server.address() as AddressInfo;
        const headers = { [CLIENT_ADDRESS_HEADER]: "6.6.6.6", "x-forwarded-for": "6.6.6.6" };
        request({ port, host: "127.0.0.1", headers }, (answer) => answer.resume())
          .on("error", reject)
          .end();
      });
    });
    expect(seen[CLIENT_ADDRESS_HEADER]).toBe("127.0.0.1");
    expect(seen["x-forwarded-for"]).toBeUndefined();
  });
});
