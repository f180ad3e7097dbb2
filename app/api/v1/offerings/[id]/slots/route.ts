import { slotsQuery } from "@/lib/schemas/slots";
import { apiRoute } from "@/lib/server/api/api-route";
import { methods } from "@/lib/server/api/methods";
import { slotsOfOffering } from "@/lib/server/offerings/slots-of-offering";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: apiRoute({ permission: "offering.read", query: slotsQuery }, async ({ principal, id, query }) => {
    const slots = await slotsOfOffering(principal, id, query);
    return slots.ok ? { ok: true, data: { body: { data: slots.data } } } : slots;
  }),
});
