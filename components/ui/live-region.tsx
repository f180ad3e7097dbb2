/** The one polite region that `announce` writes to; React never touches its text after the first render. */
export function LiveRegion() {
  return <div id="announcer" role="status" aria-live="polite" aria-atomic="true" className="sr-only" />;
}
