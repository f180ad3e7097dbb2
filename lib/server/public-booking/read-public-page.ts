import { customerPromises } from "@/lib/domain/lifecycle/customer-promises";
import type { PublicOffering, PublicPage } from "@/lib/schemas/public-booking";
import type { OfferedSlots } from "@/lib/server/offerings/read-slots";
import { type Asked, readTimeChoice } from "@/lib/server/public-booking/time-choice";
import { allowedUnder } from "@/lib/server/rate-limit";

/** Whether a part of an address can be an offering's slug at all. */
export function isSlug(text: string): boolean {
  return /^[a-z0-9-]{1,80}$/.test(text);
}

/** What customers see at an offering's public address. Changes nothing. */
export async function readPublicPage(
  slug: string,
  asked: Asked,
  viewer: { readonly address: string; readonly zone: string | null },
): Promise<PublicPage> {
  if (!(await allowedUnder("book", [`address:${viewer.address}`]))) return { state: "rate_limited" };
  if (!isSlug(slug)) return { state: "not_found" };
  const read = await readTimeChoice({ offering: { slug }, asked, viewerZone: viewer.zone });
  if (!read || !isPublic(read.found)) return { state: "not_found" };
  return { state: "shown", offering: publicOffering(read.found), choice: read.choice };
}

/**
 * Only active appointments with hours and a provider of their own, and only where the organization lets customers book:
 * without one provider's time to take, nothing would keep two customers apart.
 */
export function isPublic({ offering, exclusive }: Pick<OfferedSlots, "offering" | "exclusive">): boolean {
  const { policy } = offering;
  return (
    offering.active &&
    offering.lifecycle === "appointment" &&
    policy.weeklyHours != null &&
    exclusive &&
    policy.bookableOnline !== false
  );
}

export function publicOffering({ organization, offering, provider, scene }: OfferedSlots): PublicOffering {
  const { policy } = offering;
  return {
    organization: { name: organization.name, email: organization.email },
    slug: offering.slug,
    name: offering.name,
    description: offering.description,
    provider,
    durationMinutes: scene.terms.durationMinutes,
    location: policy.location ?? null,
    maxPartySize: policy.maxPartySize ?? null,
    requiresConfirmation: policy.requiresConfirmation ?? false,
    promises: customerPromises(offering.lifecycle, policy),
  };
}
