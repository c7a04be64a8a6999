/** Brings a card to the middle of the screen and the focus to its heading. */
export function showCard(id: string) {
  const card = document.getElementById(id);
  card?.scrollIntoView({ block: "center" });
  card?.querySelector("a")?.focus({ preventScroll: true });
}
