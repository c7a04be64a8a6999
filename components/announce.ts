/**
 * Reads `text` out to people who use a screen reader, politely; a text said twice is read twice.
 * Browser only: it speaks into the innermost `Announcer` that is not silenced by a modal.
 */
export function announce(text: string) {
  const inSheet = document.querySelectorAll("dialog[open] [data-announcer]");
  const region = inSheet[inSheet.length - 1] ?? document.querySelector("body > [data-announcer]");
  if (!region) return;
  // A live region speaks when its content changes: empty first, then speak in a later task.
  region.textContent = "";
  setTimeout(() => {
    region.textContent = text;
  }, 50);
}
