import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { commandsOfPurpose, LINK_COMMAND_BITS, type LinkCommand } from "@/lib/domain/access/link-commands";
import { derivedKey } from "@/lib/server/config";

export const LINK_PURPOSES = ["supplier_answer", "manage", "invitation", "password_reset"] as const;
export type LinkPurpose = (typeof LINK_PURPOSES)[number];

/** What a token is made from: the link as its row has it. */
export interface LinkToSign {
  readonly id: string;
  readonly purpose: LinkPurpose;
  /** Null where the link may do all that its purpose may. */
  readonly commands: readonly LinkCommand[] | null;
  /** Whole seconds count; what is finer is cut off. */
  readonly expiresAt: Date;
  /** Null for links that were made before ids in tokens were others than those of rows. */
  readonly idHash: string | null;
}

/** What a token that we signed says; it finds its row by the one of `idHash` and `rowId` that is not null. */
export interface LinkClaim {
  readonly purpose: LinkPurpose;
  readonly commands: readonly LinkCommand[];
  readonly expiresAt: Date;
  readonly idHash: string | null;
  readonly rowId: string | null;
}

/**
 * Under each key a layout: key id (1 byte), purpose (1), a bit for each command (1, from key 2 on), id (16), expiry in
 * seconds (6), HMAC-SHA-256 over all of these (32). Under key 1 the id is the row's own.
 */
interface Layout {
  readonly keyId: number;
  readonly commandsAt: number | null;
  readonly idAt: number;
}

const PURPOSE_AT = 1;
const ID_LENGTH = 16;
const EXPIRY_LENGTH = 6;
const MAC_LENGTH = 32;

const ROW_IDS: Layout = { keyId: 1, commandsAt: null, idAt: 2 };
const SIGNING: Layout = { keyId: 2, commandsAt: 2, idAt: 3 };

/** Keys that tokens are accepted under. Rotating adds one that signs, and drops an old one when its last token expired. */
const LAYOUTS: readonly Layout[] = [SIGNING, ROW_IDS];

const keys = new Map<string, Buffer>();

function keyOf(label: string): Buffer {
  const known = keys.get(label);
  if (known) return known;
  const key = derivedKey(label);
  keys.set(label, key);
  return key;
}

/** The id that a token carries instead of its row's, so that who reads the table cannot name a link. */
function idInToken(rowId: string): Buffer {
  return createHmac("sha256", keyOf("link-ids")).update(rowId.toLowerCase()).digest().subarray(0, ID_LENGTH);
}

/** What the row of a link keeps of the id in its token: SHA-256 in hexadecimal. */
export function linkIdHash(rowId: string): string {
  return hashOf(idInToken(rowId));
}

function hashOf(id: Buffer): string {
  return createHash("sha256").update(id).digest("hex");
}

/** The capability that a mail carries. Computed when the mail is sent, and never stored. */
export function linkToken(link: LinkToSign): string {
  const layout = link.idHash === null ? ROW_IDS : SIGNING;
  const bytes = Buffer.alloc(macAt(layout) + MAC_LENGTH);
  bytes[0] = layout.keyId;
  bytes[PURPOSE_AT] = LINK_PURPOSES.indexOf(link.purpose) + 1;
  if (layout.commandsAt !== null)
    bytes[layout.commandsAt] = bitsOf(link.commands ?? commandsOfPurpose(link.purpose));
  const id = link.idHash === null ? Buffer.from(link.id.replaceAll("-", ""), "hex") : idInToken(link.id);
  id.copy(bytes, layout.idAt);
  bytes.writeUIntBE(Math.floor(link.expiresAt.getTime() / 1000), layout.idAt + ID_LENGTH, EXPIRY_LENGTH);
  macOf(bytes, layout).copy(bytes, macAt(layout));
  return bytes.toString("base64url");
}

/** What a token claims, if we signed it; null for everything else, in the same time whatever is wrong with it. */
export function readLinkToken(token: string): LinkClaim | null {
  const layout = LAYOUTS.find((known) => token.length === textLength(known));
  if (!layout) return null;
  const bytes = Buffer.from(token, "base64url");
  if (bytes.length !== macAt(layout) + MAC_LENGTH || bytes.toString("base64url") !== token) return null;
  const genuine = timingSafeEqual(bytes.subarray(macAt(layout)), macOf(bytes, layout));
  const purpose = LINK_PURPOSES[(bytes[PURPOSE_AT] ?? 0) - 1];
  if (!genuine || bytes[0] !== layout.keyId || !purpose) return null;
  const id = bytes.subarray(layout.idAt, layout.idAt + ID_LENGTH);
  const expiry = bytes.readUIntBE(layout.idAt + ID_LENGTH, EXPIRY_LENGTH);
  return {
    purpose,
    commands:
      layout.commandsAt === null ? commandsOfPurpose(purpose) : commandsIn(bytes[layout.commandsAt] ?? 0),
    expiresAt: new Date(expiry * 1000),
    idHash: layout === ROW_IDS ? null : hashOf(id),
    rowId: layout === ROW_IDS ? uuidOf(id) : null,
  };
}

function macAt({ idAt }: Layout): number {
  return idAt + ID_LENGTH + EXPIRY_LENGTH;
}

function textLength(layout: Layout): number {
  return Math.ceil(((macAt(layout) + MAC_LENGTH) * 4) / 3);
}

function bitsOf(commands: readonly LinkCommand[]): number {
  return commands.reduce((bits, command) => bits | (1 << LINK_COMMAND_BITS.indexOf(command)), 0);
}

function commandsIn(bits: number): LinkCommand[] {
  return LINK_COMMAND_BITS.filter((_command, index) => bits & (1 << index));
}

function uuidOf(bytes: Buffer): string {
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

function macOf(bytes: Buffer, layout: Layout): Buffer {
  return createHmac("sha256", keyOf(`links/${layout.keyId}`))
    .update(bytes.subarray(0, macAt(layout)))
    .digest();
}
