import { createOfferingInput } from "@/lib/schemas/offering";
import { apiRoute } from "@/lib/server/api/api-route";
import { methods } from "@/lib/server/api/methods";
import { createOffering } from "@/lib/server/offerings/create-offering";
import { listOfferings } from "@/lib/server/offerings/list-offerings";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: apiRoute({ permission: "offering.read" }, async ({ principal }) => {
    const offerings = await listOfferings(principal);
    return offerings.ok ? { ok: true, data: { body: { data: offerings.data } } } : offerings;
  }),
  POST: apiRoute(
    { body: createOfferingInput, permission: "offering.write" },
    async ({ principal, body, idempotency }) => {
      const key = idempotency("POST /offerings");
      if (!key.ok) return key;
      const made = await createOffering(principal, body, key.data);
      if (!made.ok) return made;
      return {
        ok: true,
        data: { body: { data: made.data }, created: `/api/v1/offerings/${made.data.id}` },
      };
    },
  ),
});
