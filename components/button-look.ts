export type ButtonLook = "primary" | "plain" | "quiet" | "danger";

/** The classes of a button or of a link that looks like one; at least 48 px high for gloves and thumbs. */
export function buttonLook(look: ButtonLook, wide = false) {
  return `${shape} ${looks[look]} ${wide ? "w-full" : ""}`;
}

const shape =
  "inline-flex min-h-12 items-center justify-center gap-2 rounded-sign border-2 px-4 py-2 text-center leading-tight " +
  "font-semibold select-none disabled:opacity-60 aria-disabled:opacity-60 aria-busy:opacity-100 [&_svg]:size-5 [&_svg]:shrink-0";

const looks: Record<ButtonLook, string> = {
  primary: "border-signal bg-signal text-on-signal hover:border-ink active:border-ink",
  plain: "border-ink bg-sheet text-ink hover:bg-wash active:bg-wash",
  quiet:
    "border-transparent text-ink underline decoration-edge decoration-2 underline-offset-4 hover:bg-wash",
  danger: "border-signal bg-sheet text-signal hover:bg-signal-wash active:bg-signal-wash",
};
