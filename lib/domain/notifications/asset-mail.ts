/**
 * Tells an author, once, what a change of an asset's causes did to their bookings. Kept in the outbox as it was when
 * the change was made. Instants are ISO 8601 in UTC, zones IANA's.
 */
export interface AssetMail {
  readonly kind: "asset";
  readonly topic: "suspended" | "restored";
  /** Always the author. */
  readonly audience: "seller";
  readonly to: { readonly name: string; readonly address: string };
  readonly organization: { readonly name: string; readonly slug: string };
  readonly asset: { readonly name: string; readonly timeZone: string };
  readonly cause: {
    readonly kind: "squawk" | "maintenance";
    readonly title: string;
    readonly reason: string | null;
  };
  /** In the order of their starts. */
  readonly bookings: readonly {
    readonly reference: string;
    readonly startsAt: string;
    readonly endsAt: string;
  }[];
}
