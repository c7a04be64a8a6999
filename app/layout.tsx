import type { Metadata, Viewport } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import { Announcer } from "@/components/announcer";
import { EarlyInput } from "@/components/early-input";
import { QuietScript } from "@/features/quiet/quiet-script";
import "./globals.css";

// The title is the same everywhere: a glance at the tab names neither the network nor what is being done.
export const metadata: Metadata = {
  title: "Holdfast",
  robots: { index: false, follow: false },
  referrer: "no-referrer",
  formatDetection: { telephone: false, date: false, address: false, email: false, url: false },
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fbf7ef" },
    { media: "(prefers-color-scheme: dark)", color: "#161310" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, { common, errors }] = await Promise.all([getLocale(), getMessages()]);
  return (
    <html lang={locale} suppressHydrationWarning>
      <head>
        <QuietScript />
      </head>
      <body className="font-sans leading-snug">
        <NextIntlClientProvider locale={locale} timeZone="UTC" messages={{ common, errors }}>
          {children}
        </NextIntlClientProvider>
        <Announcer />
        <EarlyInput />
      </body>
    </html>
  );
}
