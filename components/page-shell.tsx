import type { ReactNode } from "react";
import { type NavItem, NavLinks } from "./nav-links";
import { SkipLink } from "./skip-link";
import { Toasts } from "./toasts";
import { Wordmark } from "./wordmark";

/**
 * The frame of the pages inside: tabs at the thumb on a phone, a column at the side on a wider screen.
 * `heading` says where one is, `actions` are always at hand, `exit` is the way out, beside the tabs.
 */
export function PageShell({ home, items, heading, actions, exit, children }: PageShellProps) {
  return (
    <div className="mx-auto max-w-6xl md:grid md:grid-cols-[13rem_1fr] md:gap-x-8 md:px-6 print:block">
      <SkipLink />
      <header className="flex items-center justify-between gap-3 px-4 py-1.5 md:col-span-2 md:border-b-2 md:border-rule md:px-0 print:hidden">
        <div className="flex min-w-0 items-center gap-3">
          <Wordmark href={home} isCompact />
          {heading && <div className="min-w-0 truncate border-l-2 border-rule pl-3">{heading}</div>}
        </div>
        {actions && <div className="flex shrink-0 items-center gap-1">{actions}</div>}
      </header>
      <NavLinks items={items} last={exit} />
      <main
        id="main"
        tabIndex={-1}
        className={`min-w-0 px-4 pt-4 pb-[calc(6rem+env(safe-area-inset-bottom))] outline-none md:px-0 md:pt-6 md:pb-16 ${room}`}
      >
        {children}
      </main>
      <Toasts />
    </div>
  );
}

/** On a phone the end of the page can be scrolled out from under a bar above the tabs, and from under a toast. */
const room =
  "max-md:in-[body:has([data-bar])]:pb-[calc(10rem+env(safe-area-inset-bottom))] " +
  "max-md:in-[body:has([data-line])]:mb-11 " +
  "max-md:in-[body:has([data-toast])]:mb-32";

type PageShellProps = {
  home: string;
  items: readonly NavItem[];
  heading?: ReactNode;
  actions?: ReactNode;
  exit?: ReactNode;
  children: ReactNode;
};
