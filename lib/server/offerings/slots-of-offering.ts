import { may } from "@/lib/domain/access/permissions";
import { type Result, refusal } from "@/lib/domain/refusal";
import type { SlotDto } from "@/lib/schemas/slots";
import type { Principal } from "@/lib/server/auth/principal";
import { isUuid } from "@/lib/server/db/uuid";
import { readSlots, type SlotRange } from "@/lib/server/offerings/read-slots";

/** The times that an appointment of the organization offers; none while it is inactive. */
export async function slotsOfOffering(
  principal: Principal,
  offeringId: string,
  range: SlotRange,
): Promise<Result<SlotDto[]>> {
  if (!may(principal.roles, "offering.read")) return { ok: false, error: refusal("forbidden") };
  const offering = { organizationId: principal.organization.id, id: offeringId };
  const found = isUuid(offeringId) ? await readSlots({ offering, range }) : null;
  if (!found) return { ok: false, error: refusal("not_found", "There is no such offering.") };
  if (found.offering.lifecycle !== "appointment")
    return { ok: false, error: refusal("invalid_input", "Only an appointment has times to choose from.") };
  return {
    ok: true,
    data: found.slots.map(({ startsAt, endsAt }) => ({
      startsAt: startsAt.toISOString(),
      endsAt: endsAt.toISOString(),
    })),
  };
}
