/** Those who want to hear of each change of something. */
export type Listeners = {
  /** Calls `listener` after every change; returns how to stop. The same function twice is called once. */
  listen(listener: () => void): () => void;
  /** Says that it has changed, at once and in the order in which they came. */
  tell(): void;
};

/** How one listens to what stays as it is: nobody is ever told. */
export const neverChanges = () => () => {};

/** Nobody yet. `listen` is what React's `useSyncExternalStore` subscribes with. */
export function makeListeners(): Listeners {
  const listeners = new Set<() => void>();
  return {
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tell() {
      for (const listener of listeners) listener();
    },
  };
}
