import { apiRoute } from "@/lib/server/api/api-route";
import { methods } from "@/lib/server/api/methods";
import { getOffering } from "@/lib/server/offerings/list-offerings";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: apiRoute({ permission: "offering.read" }, async ({ principal, id }) => {
    const offering = await getOffering(principal, id);
    return offering.ok ? { ok: true, data: { body: { data: offering.data } } } : offering;
  }),
});
