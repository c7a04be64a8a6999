import Link from "next/link";

/** The name, and a mark that says nothing to a passer-by; the mark alone where a phone has no room for the name. */
export function Wordmark({ href = "/", isCompact = false }: { href?: string; isCompact?: boolean }) {
  return (
    <Link
      href={href}
      prefetch={false}
      className="inline-flex min-h-11 items-center gap-2 text-lg font-extrabold tracking-tight"
    >
      <svg aria-hidden viewBox="0 0 24 24" className="size-6">
        <path fill="currentColor" d="M0 0h24v24H0z" />
        <path className="fill-paper" d="M6 5h4v14H6zM14 5h4v14h-4zM10 10h4v4h-4z" />
      </svg>
      <span className={isCompact ? "max-md:sr-only" : undefined}>Holdfast</span>
    </Link>
  );
}
