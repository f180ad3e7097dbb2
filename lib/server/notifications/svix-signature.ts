import { createHmac, timingSafeEqual } from "node:crypto";

/** Either way, so that nobody sends again what was overheard long ago. */
const TOLERANCE_SECONDS = 5 * 60;

/** What Svix sends with each message that it signed. */
export interface SignedMessage {
  readonly id: string;
  /** Seconds since 1970, as text. */
  readonly timestamp: string;
  /** One or several, separated by spaces: `v1,<base64>`. */
  readonly signatures: string;
  readonly body: string;
}

/** Whether a message was signed with the secret (`whsec_<base64>`) and lately. */
export function isSigned(secret: string, message: SignedMessage, now: Date): boolean {
  if (!/^\d{1,12}$/.test(message.timestamp) || message.id === "") return false;
  if (Math.abs(now.getTime() / 1000 - Number(message.timestamp)) > TOLERANCE_SECONDS) return false;
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  const expected = createHmac("sha256", key)
    .update(`${message.id}.${message.timestamp}.${message.body}`)
    .digest();
  const given = message.signatures.split(" ").flatMap((one) => {
    const [version, signature] = one.split(",", 2);
    return version === "v1" && signature ? [Buffer.from(signature, "base64")] : [];
  });
  return given.some((one) => one.length === expected.length && timingSafeEqual(one, expected));
}
