import { readHealth } from "@/lib/server/health";

export const dynamic = "force-dynamic";

/** For load balancers and `up`: says that it is well, or which part is not. */
export async function GET(): Promise<Response> {
  const health = await readHealth();
  return Response.json(health, {
    status: health.status === "ok" ? 200 : 503,
    headers: { "cache-control": "no-store" },
  });
}
