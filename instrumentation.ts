/** Runs once when the server starts, before it takes requests. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { stampClientAddresses } = await import("@/lib/server/client-address");
  const { watchForUnroutable } = await import("@/lib/server/api/unroutable");
  const { config } = await import("@/lib/server/config");
  watchForUnroutable();
  stampClientAddresses(config().TRUSTED_PROXIES);
}
