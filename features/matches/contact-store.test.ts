import { describe, expect, it } from "vitest";
import type { Keyring } from "@/features/keyring/keyring";
import { contactStore } from "./contact-store";

describe("one's own contact", () => {
  it("is what was handed over last time", async () => {
    const { keyring } = deviceWith("555 0100");
    const store = contactStore(keyring);
    expect(store.current()).toBeNull();
    await settled();
    expect(store.current()).toBe("555 0100");
  });

  it("is empty on a device that keeps nothing", async () => {
    const { keyring } = deviceWith(null, () => Promise.reject(new Error("storage is off")));
    const store = contactStore(keyring);
    await settled();
    expect(store.current()).toBe("");
    store.change("555 0100");
    await settled();
    expect(store.current()).toBe("555 0100");
  });

  it("is the same for everything on the page, and says when it changes", async () => {
    const { keyring, kept } = deviceWith(null);
    const seen: (string | null)[] = [];
    const stop = contactStore(keyring).onChange(() => seen.push(contactStore(keyring).current()));
    await settled();
    contactStore(keyring).change("Elm Street");
    stop();
    contactStore(keyring).change("Elm Street 14");
    await settled();
    expect(seen).toEqual(["", "Elm Street"]);
    expect(kept()).toBe("Elm Street 14");
  });

  it("keeps what a quick hand typed while storage was opening", async () => {
    const { keyring, kept } = deviceWith("old");
    const store = contactStore(keyring);
    store.change("new");
    await settled();
    expect(store.current()).toBe("new");
    expect(kept()).toBe("new");
  });

  it("is forgotten when it is emptied", async () => {
    const { keyring, kept } = deviceWith("555 0100");
    contactStore(keyring).change("  ");
    await settled();
    expect(kept()).toBeNull();
  });
});

/** As much of a keyring as keeps one note. */
function deviceWith(note: string | null, remember?: () => Promise<void>) {
  let kept = note;
  const keyring = {
    recall: async () => kept,
    remember:
      remember ??
      (async (_key: string, text: string) => {
        kept = text;
      }),
    forget: async () => {
      kept = null;
    },
  } as unknown as Keyring;
  return { keyring, kept: () => kept };
}

async function settled() {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
}
