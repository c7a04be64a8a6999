"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState, useSyncExternalStore } from "react";
import { announce } from "./announce";
import { currentToast, dismissToast, onToast, type Toast } from "./toast-store";

/** Where `showToast` shows; once in a page's frame. On a phone it keeps clear of a bar above the tabs, marked `data-bar`. */
export function Toasts() {
  const toast = useSyncExternalStore(onToast, currentToast, () => null);
  return toast && <ToastCard key={toast.id} toast={toast} />;
}

/** Goes by itself after a while, but never from under a finger, a pointer or the focus. */
function ToastCard({ toast: { id, text, action } }: { toast: Toast }) {
  const t = useTranslations("common");
  const [held, setHeld] = useState(false);
  useEffect(() => announce(text), [text]);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => dismissToast(id), action ? 12_000 : 6_000);
    return () => clearTimeout(timer);
  }, [id, action, held]);

  return (
    <section
      data-toast=""
      aria-label={text}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className={toastLook}
    >
      <p className="min-w-0 flex-1 py-2 font-medium">{text}</p>
      {action && (
        <button
          type="button"
          onClick={() => {
            dismissToast(id);
            action.run();
          }}
          className="min-h-11 rounded-sign px-3 font-bold underline decoration-2 underline-offset-4"
        >
          {action.label}
        </button>
      )}
      <button
        type="button"
        aria-label={t("close")}
        onClick={() => dismissToast(id)}
        className="grid size-11 shrink-0 place-items-center rounded-sign"
      >
        <X aria-hidden className="size-5" />
      </button>
    </section>
  );
}

const toastLook =
  "fixed inset-x-3 bottom-[calc(4.75rem+env(safe-area-inset-bottom))] z-30 mx-auto flex max-w-md items-center gap-1 " +
  "rounded-sign bg-ink py-1 pr-1 pl-4 text-paper [&_:focus-visible]:outline-paper md:bottom-6 print:hidden " +
  "max-md:in-[body:has([data-bar])]:bottom-[calc(9.5rem+env(safe-area-inset-bottom))]";
