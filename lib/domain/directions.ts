/** The way to a postal address, on a map that telephones open in their own application. Nothing is asked of it here. */
export function directionsTo(location: string): string {
  const address = new URL("https://www.google.com/maps/dir/?api=1");
  address.searchParams.set("destination", location.replace(/\s+/g, " ").trim());
  return address.href;
}
