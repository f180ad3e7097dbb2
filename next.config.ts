import type { NextConfig } from "next";

/** What every answer carries; pages get their content security policy from proxy.ts. */
const everywhere = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Permissions-Policy", value: "camera=(), geolocation=(), microphone=(), payment=(), usb=()" },
];

/** Pages whose address is a secret: nothing of it leaves, nothing keeps it. */
const secretAddress = [
  { key: "Referrer-Policy", value: "no-referrer" },
  { key: "X-Robots-Tag", value: "noindex, nofollow" },
];

/** Behind a proxy that rewrites the Host header, actions are still taken from our own pages alone. */
const ownHost =
  process.env.APP_URL && URL.canParse(process.env.APP_URL) ? new URL(process.env.APP_URL).host : null;

const config: NextConfig = {
  poweredByHeader: false,
  serverExternalPackages: ["pg", "@node-rs/argon2", "pino"],
  experimental: {
    authInterrupts: true,
    serverActions: { bodySizeLimit: "1mb", allowedOrigins: ownHost ? [ownHost] : [] },
  },
  async headers() {
    return [
      { source: "/:path*", headers: everywhere },
      { source: "/:kind(s|b|feeds)/:path*", headers: secretAddress },
      {
        source: "/api/:path*",
        headers: [
          { key: "Content-Security-Policy", value: "default-src 'none'; frame-ancestors 'none'" },
          { key: "X-Robots-Tag", value: "noindex, nofollow" },
        ],
      },
    ];
  },
};

export default config;
