"use client";

import { DoorOpen, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useId, useLayoutEffect, useRef } from "react";
import { createPortal } from "react-dom";
import { Announcer } from "./announcer";

/**
 * A modal: from the bottom on a phone, in the middle of a desktop. Escape, the back gesture of Android, a press
 * beside it and the close button all call `onClose`; the browser gives the focus back to where it was. What is beneath
 * cannot be touched, so that it brings a quick exit of its own (`public/quiet.js`). It lies at the end of the page: where
 * it was opened things may move, and a browser takes from its place above all others what is put elsewhere in the page.
 */
export function Sheet({ open, ...sheet }: SheetProps) {
  return open && createPortal(<OpenSheet {...sheet} />, document.body);
}

function OpenSheet({ onClose, title, children }: Omit<SheetProps, "open">) {
  const t = useTranslations();
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();

  // Before it is taken out of the page: afterwards the focus would not go back.
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the press beside the sheet is an extra; Escape and a button do the same
    <dialog
      ref={dialog}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      // The event comes late: by then it may be gone, and another one open.
      onClose={(event) => event.currentTarget.isConnected && !event.currentTarget.open && onClose()}
      onClick={(event) => event.target === event.currentTarget && onClose()}
      className={sheetLook}
    >
      <div className="px-5 pt-4 pb-[max(1.25rem,env(safe-area-inset-bottom))]">
        <div className="mb-4 flex flex-wrap items-start justify-between gap-x-2 border-b border-rule pb-3 sm:flex-nowrap">
          <h2
            id={heading}
            className="order-last w-full pt-1.5 text-xl leading-tight font-extrabold sm:order-none sm:w-auto sm:grow"
          >
            {title}
          </h2>
          <button
            type="button"
            onClick={onClose}
            aria-label={t("common.close")}
            className="order-2 -mr-2 grid size-11 shrink-0 place-items-center rounded-sign hover:bg-wash"
          >
            <X aria-hidden />
          </button>
          <button
            type="button"
            data-quick-exit=""
            className="order-1 -ml-2 inline-flex min-h-11 shrink-0 items-center gap-1.5 rounded-sign px-2 text-sm font-semibold hover:bg-wash sm:ml-0"
          >
            <DoorOpen aria-hidden className="size-5" />
            {t("quiet.exit")}
          </button>
        </div>
        {children}
        <Announcer />
      </div>
    </dialog>
  );
}

const sheetLook =
  "mt-auto mb-0 max-h-[92dvh] w-full max-w-full overscroll-contain rounded-t-sign border-2 border-ink bg-sheet text-ink " +
  "backdrop:bg-black/60 sm:m-auto sm:max-w-lg sm:rounded-sign " +
  "motion-safe:transition-transform motion-safe:duration-150 motion-safe:starting:open:translate-y-8";

type SheetProps = { open: boolean; onClose: () => void; title: ReactNode; children: ReactNode };
