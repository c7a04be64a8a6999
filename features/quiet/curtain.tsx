"use client";

import { Eye } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useSyncExternalStore } from "react";
import { Button } from "@/components/button";
import { drawCurtain, isCurtainDrawn, liftCurtain, onCurtain } from "./curtain-store";
import { useHideAfter } from "./hide-after";
import { idleLimit } from "./idle";
import { watchIdle } from "./watch-idle";

/**
 * A blank sheet over the page, after idling or by hand; one tap lifts it. What is beneath is not drawn at all
 * (`data-veiled`, in globals.css), so that nothing finds it: no reader, no key, no picture of the screen.
 */
export function Curtain() {
  const t = useTranslations("quiet");
  const dialog = useRef<HTMLDialogElement>(null);
  const limit = idleLimit(useHideAfter());
  const isDrawn = useSyncExternalStore(onCurtain, isCurtainDrawn, () => false);

  useEffect(() => {
    if (!isDrawn) return watchIdle(limit, { cover: drawCurtain, veil });
    const element = dialog.current;
    element?.showModal();
    veil(true);
    return () => {
      veil(false);
      element?.close();
    };
  }, [isDrawn, limit]);

  return (
    <dialog
      ref={dialog}
      data-curtain=""
      aria-label={t("paused")}
      onCancel={(event) => event.preventDefault()}
      // Browsers close a dialog at a second Escape, asked or not.
      onClose={(event) => isCurtainDrawn() && !event.currentTarget.open && event.currentTarget.showModal()}
      className={curtainLook}
    >
      <Button onClick={liftCurtain}>
        <Eye aria-hidden />
        {t("goOn")}
      </Button>
    </dialog>
  );
}

function veil(on: boolean) {
  document.documentElement.toggleAttribute("data-veiled", on);
}

const curtainLook =
  "m-0 size-full max-h-none max-w-none place-items-center bg-paper text-ink backdrop:bg-paper open:grid print:hidden";
