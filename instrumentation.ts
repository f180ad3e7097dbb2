/** Runs once when the server starts, before it takes requests. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { stampClientAddresses } = await import("@/lib/server/client-address");
  const { config } = await import("@/lib/server/config");
  stampClientAddresses(config().TRUSTED_PROXIES);
}
