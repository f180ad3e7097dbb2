/** What is left to be shown of a person who was removed. */
export const REMOVED_NAME = "Removed customer";

const DOMAIN = "removed.invalid";

/** An address that is nobody's, and another for each; .invalid is never delivered to (RFC 2606). */
export function removedAddress(customerId: string): string {
  return `removed-${customerId}@${DOMAIN}`;
}

export function isRemovedAddress(email: string): boolean {
  return email.endsWith(`@${DOMAIN}`);
}
