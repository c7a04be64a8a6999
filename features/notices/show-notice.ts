import { keys } from "idb-keyval";
import { deviceStore } from "@/features/keyring/device-store";

/** What of a service worker's scope is needed; a page's types do not know it. */
type Scope = {
  readonly registration: Pick<ServiceWorkerRegistration, "showNotification">;
  readonly location: { readonly origin: string };
  readonly clients: {
    matchAll(options: { type: "window"; includeUncontrolled: true }): Promise<readonly Page[]>;
    openWindow(url: string): Promise<unknown>;
  };
  addEventListener(type: "push", listen: (event: PushEvent) => void): void;
  addEventListener(type: "notificationclick", listen: (event: ClickEvent) => void): void;
};

type Page = { readonly url: string; focus?(): Promise<unknown> };
type Lasting = { waitUntil(work: Promise<unknown>): void };
type PushEvent = Lasting & { readonly data: { json(): unknown } | null };
type ClickEvent = Lasting & { readonly notification: { close(): void } };

/** Shows what is pushed, which never says more than that something changed, and opens the app when it is pressed. */
export function listenForPushes(scope: Scope): void {
  scope.addEventListener("push", (event) => {
    const { title, tag } = readMessage(event);
    // The same message once more takes the place of the first, without a sound.
    event.waitUntil(scope.registration.showNotification(title, { tag, icon, badge: icon }));
  });
  scope.addEventListener("notificationclick", (event) => {
    event.notification.close();
    event.waitUntil(openApp(scope));
  });
}

/** Browsers demand that something is shown for whatever comes in. */
function readMessage({ data }: PushEvent): { title: string; tag: string } {
  try {
    const { title, tag } = (data?.json() ?? {}) as { title?: unknown; tag?: unknown };
    if (typeof title === "string" && typeof tag === "string") return { title, tag };
  } catch {
    // Not from us, or damaged.
  }
  return { title: "…", tag: "other" };
}

async function openApp({ clients, location }: Scope): Promise<void> {
  const address = new URL(await findStart(), location.origin).href;
  const pages = await clients.matchAll({ type: "window", includeUncontrolled: true });
  const open = pages.find(({ url }) => url === address);
  if (open?.focus) await open.focus();
  else await clients.openWindow(address);
}

/** What is asked of the member stands on their own page; with several networks they know which one to open. */
async function findStart(): Promise<string> {
  const kept = await keys<string>(deviceStore()).catch(() => []);
  const networks = kept.flatMap((key) => /^keycard:(.+)$/.exec(key)?.[1] ?? []);
  return networks.length === 1 ? `/n/${networks[0]}/mine` : "/";
}

const icon = "/icons/192.png";
