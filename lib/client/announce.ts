const regionId = "announcer";
let alternate = false;

/** Says a sentence through the page's polite live region; the same sentence twice is said twice. */
export function announce(message: string): void {
  const region = document.getElementById(regionId);
  if (!region) return;
  alternate = !alternate;
  region.textContent = alternate ? message : `${message}\u00a0`;
}
