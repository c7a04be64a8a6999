/**
 * Does one piece of work of this name after the other, in all tabs of this browser together. Where a browser has no
 * locks (https://www.w3.org/TR/web-locks/), in this tab alone. Rejects as the work does. Browser only.
 */
export async function alone<Value>(name: string, work: () => Promise<Value>): Promise<Value> {
  const before = running.get(name) ?? Promise.resolve();
  const turn = before.then(() => navigator.locks?.request(name, work) ?? work());
  running.set(
    name,
    turn.catch(() => {}),
  );
  return turn;
}

const running = new Map<string, Promise<unknown>>();
