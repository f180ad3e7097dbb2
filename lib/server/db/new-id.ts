import { randomFillSync } from "node:crypto";
import { v7 } from "uuid";

const BYTES_AN_ID = 16;
const pooled = new Uint8Array(256 * BYTES_AN_ID);
let used = pooled.length;
let last = { at: 0, sequence: 0 };

/**
 * A UUIDv7 (RFC 9562) that sorts after those this process made before it. Its random bits come from a pool: to ask
 * the system for every id's own took longer than a command's decision.
 */
export function newId(): string {
  if (used === pooled.length) {
    randomFillSync(pooled);
    used = 0;
  }
  const random = pooled.slice(used, used + BYTES_AN_ID);
  pooled.fill(0, used, used + BYTES_AN_ID);
  used += BYTES_AN_ID;
  const now = Date.now();
  // A clock that was set back, or stands still, is counted on from.
  last =
    now > last.at ? { at: now, sequence: firstSequence(random) } : { ...last, sequence: last.sequence + 1 };
  return v7({ msecs: last.at, seq: last.sequence, random });
}

/** Of the 32 bits a random half, so that counting on within one millisecond never runs over. */
function firstSequence(random: Uint8Array): number {
  return new DataView(random.buffer, random.byteOffset).getUint32(0) >>> 1;
}
