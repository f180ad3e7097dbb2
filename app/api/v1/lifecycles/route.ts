import { apiRoute } from "@/lib/server/api/api-route";
import { lifecycleCatalogue } from "@/lib/server/api/lifecycle-catalogue";
import { methods } from "@/lib/server/api/methods";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: apiRoute({}, async () => ({ ok: true, data: { body: { data: lifecycleCatalogue() } } })),
});
