import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

/** Something to know before going on: an icon, a word for its kind (or `title`), and what to do. */
export function Notice({ kind = "info", title, children }: NoticeProps) {
  const t = useTranslations("common");
  const { icon: Icon, look } = kinds[kind];
  return (
    <div
      role={kind === "error" ? "alert" : undefined}
      className={`flex gap-3 rounded-sign border-2 px-4 py-3 ${look}`}
    >
      <Icon aria-hidden className="mt-0.5 size-5 shrink-0" />
      <div className="min-w-0 text-ink">
        <p className="font-bold">{title ?? t(kind)}</p>
        <div className="mt-0.5">{children}</div>
      </div>
    </div>
  );
}

const kinds = {
  info: { icon: Info, look: "border-rule bg-wash text-ink" },
  done: { icon: CircleCheck, look: "border-ink bg-sheet text-ink" },
  warn: { icon: TriangleAlert, look: "border-signal bg-sheet text-signal" },
  error: { icon: CircleAlert, look: "border-signal bg-signal-wash text-signal" },
};

type NoticeProps = { kind?: keyof typeof kinds; title?: ReactNode; children: ReactNode };
