import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { isSigned, type SignedMessage } from "@/lib/server/notifications/svix-signature";

// The example of Svix's own documentation.
const SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const MESSAGE: SignedMessage = {
  id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
  timestamp: "1614265330",
  signatures: "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
  body: '{"test": 2432232314}',
};
const THEN = new Date(1_614_265_330_000);

test("a message is taken as its provider signs it, also among other signatures", () => {
  expect(isSigned(SECRET, MESSAGE, THEN)).toBe(true);
  const several = { ...MESSAGE, signatures: `v1a,other v1,bm90aGluZw== ${MESSAGE.signatures} v2,x` };
  expect(isSigned(SECRET, several, THEN)).toBe(true);
});

test.each([
  ["another body", { body: '{"test": 2432232315}' }],
  ["another id", { id: "msg_other" }],
  ["another time", { timestamp: "1614265331" }],
  ["no id", { id: "" }],
  ["no time", { timestamp: "" }],
  ["a time that is no number", { timestamp: "1614265330.0" }],
  ["no signature", { signatures: "" }],
  ["a signature without its version", { signatures: MESSAGE.signatures.slice(3) }],
  ["a signature of another version", { signatures: MESSAGE.signatures.replace("v1,", "v2,") }],
  ["half a signature", { signatures: MESSAGE.signatures.slice(0, 20) }],
])("%s is refused", (_what, change) => {
  expect(isSigned(SECRET, { ...MESSAGE, ...change }, THEN)).toBe(false);
});

test("another secret's signature is refused", () => {
  expect(isSigned("whsec_bm90IHRoZSBzZWNyZXQgb2YgdGhlIHByb3ZpZGVy", MESSAGE, THEN)).toBe(false);
});

test("five minutes early or late are let pass, and no second more", () => {
  const at = (seconds: number) => new Date(THEN.getTime() + seconds * 1000);
  expect([-301, -300, 300, 301].map((seconds) => isSigned(SECRET, MESSAGE, at(seconds)))).toEqual([
    false,
    true,
    true,
    false,
  ]);
});

test("a body is compared byte for byte", () => {
  const body = '{"name": "Żaneta"}';
  const key = Buffer.from(SECRET.slice(6), "base64");
  const signature = createHmac("sha256", key)
    .update(`${MESSAGE.id}.${MESSAGE.timestamp}.${body}`)
    .digest("base64");
  const message = { ...MESSAGE, body, signatures: `v1,${signature}` };
  expect(isSigned(SECRET, message, THEN)).toBe(true);
  expect(isSigned(SECRET, { ...message, body: body.normalize("NFD") }, THEN)).toBe(false);
});
