import createNextIntlPlugin from "next-intl/plugin";

// Compiled messages keep the ICU parser out of the browser: only the small formatter is sent.
const withNextIntl = createNextIntlPlugin({
  requestConfig: "./messages/request.ts",
  experimental: {
    messages: {
      path: ["./messages/en", "./messages/es"],
      format: "json",
      locales: "infer",
      precompile: true,
    },
  },
});

// The page's content security policy carries a nonce and is set in proxy.ts; these never change.
const everywhere = [
  { key: "Referrer-Policy", value: "no-referrer" },
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
  { key: "Strict-Transport-Security", value: "max-age=63072000" },
  { key: "X-Robots-Tag", value: "noindex, nofollow" },
  {
    key: "Permissions-Policy",
    value: "camera=(self), geolocation=(self), microphone=(), payment=(), usb=(), browsing-topics=()",
  },
];

/** @type {import("next").NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  compress: true,
  // Nothing here is scaled. The framework's own scaler would fetch from this server for anybody who asks, and hand what
  // comes to a large library.
  images: { unoptimized: true },
  // `npm run check` checks types, from nothing: TypeScript 7's incremental cache misses changes in JSON files,
  // and whoever starts Holdfast need not wait for it.
  typescript: { ignoreBuildErrors: true },
  async headers() {
    return [
      { source: "/:path*", headers: everywhere },
      {
        // It stands in the way of the first paint, so a browser asks for it once a day.
        source: "/quiet.js",
        headers: [{ key: "Cache-Control", value: "public, max-age=86400, stale-while-revalidate=604800" }],
      },
      {
        // A new one is looked for at every start. It asks this origin for pages and code, and runs nothing else.
        source: "/sw.js",
        headers: [
          { key: "Cache-Control", value: "no-cache" },
          {
            key: "Content-Security-Policy",
            value:
              "default-src 'none'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'",
          },
        ],
      },
      {
        source: "/api/:path*",
        headers: [{ key: "Content-Security-Policy", value: "default-src 'none'; frame-ancestors 'none'" }],
      },
    ];
  },
};

export default withNextIntl(config);
