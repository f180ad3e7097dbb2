export const ASSET_TOPICS = ["suspended", "still_suspended", "restored"] as const;
export type AssetTopic = (typeof ASSET_TOPICS)[number];

export interface ToldBooking {
  readonly reference: string;
  readonly startsAt: string;
  readonly endsAt: string;
}

/**
 * What forbids the use of bookings, with those that it reaches in the order of their starts. A booking that several
 * causes reach at once stands with each of them.
 */
export interface ToldCause {
  readonly kind: "squawk" | "maintenance";
  readonly title: string;
  readonly reason: string | null;
  readonly suspended: readonly ToldBooking[];
  /** Suspended before by what goes as this begins. */
  readonly retained: readonly ToldBooking[];
  /** Suspended by something else too, before or in the same change. */
  readonly held: readonly ToldBooking[];
}

/**
 * Tells an author, once, what a change of an asset's causes did to their bookings: one that suspends some and restores
 * others tells both. Kept in the outbox as it was when the change was made. Instants are ISO 8601 in UTC, zones IANA's.
 */
export interface AssetMail {
  readonly kind: "asset";
  /** The gravest of what it tells. */
  readonly topic: AssetTopic;
  /** Always the author. */
  readonly audience: "seller";
  readonly to: { readonly name: string; readonly address: string };
  readonly organization: { readonly name: string; readonly slug: string };
  readonly asset: { readonly name: string; readonly timeZone: string };
  readonly causes: readonly ToldCause[];
  readonly restored: readonly ToldBooking[];
}
