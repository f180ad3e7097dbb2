import { methods } from "@/lib/server/api/methods";
import { openApiDocument } from "@/lib/server/api/openapi";
import { requestIdOf } from "@/lib/server/api/request-id";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: async (request) =>
    new Response(openApiDocument(), {
      headers: {
        "content-type": "application/json; charset=utf-8",
        "cache-control": "public, max-age=300",
        "x-request-id": requestIdOf(request.headers),
      },
    }),
});
