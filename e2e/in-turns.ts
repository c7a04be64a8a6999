/** Six at a time unless it is said otherwise, because one after the other takes long and all at once is another test. */
export async function inTurns<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<void>,
  atOnce = 6,
): Promise<void> {
  const left = items[Symbol.iterator]();
  const hands = Array.from({ length: atOnce }, async () => {
    for (const item of left) await work(item);
  });
  await Promise.all(hands);
}
