"use client";

import { useTranslations } from "next-intl";
import type { ButtonHTMLAttributes } from "react";
import { type ButtonLook, buttonLook } from "./button-look";

/**
 * While `pending` it keeps its place and its focus, says so in words, and swallows further presses:
 * a disabled button would drop the focus of the person who pressed it.
 */
export function Button({ look = "plain", wide, pending = false, children, onClick, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      aria-disabled={pending || rest["aria-disabled"]}
      aria-busy={pending || undefined}
      onClick={pending ? (event) => event.preventDefault() : onClick}
      className={buttonLook(look, wide)}
    >
      {pending ? <Working /> : children}
    </button>
  );
}

function Working() {
  const t = useTranslations("common");
  return t("working");
}

type ButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, "className" | "style"> & {
  look?: ButtonLook;
  wide?: boolean;
  pending?: boolean;
};
