/**
 * A live region: what `announce` says is read out at the next pause. One sits in the root layout, and one in each
 * modal sheet, because everything outside an open modal is silent.
 */
export function Announcer() {
  return <div data-announcer="" role="status" aria-live="polite" className="sr-only" />;
}
