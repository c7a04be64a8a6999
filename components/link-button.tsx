import Link from "next/link";
import type { ReactNode } from "react";
import { type ButtonLook, buttonLook } from "./button-look";

/** Looks like a button and goes somewhere. */
export function LinkButton({ href, look = "plain", wide, children }: LinkButtonProps) {
  return (
    <Link href={href} prefetch={false} className={buttonLook(look, wide)}>
      {children}
    </Link>
  );
}

type LinkButtonProps = { href: string; look?: ButtonLook; wide?: boolean; children: ReactNode };
