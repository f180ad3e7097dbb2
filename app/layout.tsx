import "./globals.css";
import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";
import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import { ThemeProvider } from "next-themes";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import type { ReactNode } from "react";
import { LiveRegion } from "@/components/ui/live-region";
import { ToasterHost } from "@/components/ui/toaster";
import { TooltipLayer } from "@/components/ui/tooltip-layer";

export const metadata: Metadata = {
  title: { default: "Holdfast", template: "%s · Holdfast" },
  description: "A booking desk that keeps its promises.",
  robots: { index: false, follow: false },
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f7f9f9" },
    { media: "(prefers-color-scheme: dark)", color: "#0d1416" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  // The content security policy of proxy.ts runs inline scripts with this nonce alone.
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    <html lang="en" className={`${GeistSans.variable} ${GeistMono.variable}`} suppressHydrationWarning>
      <body>
        <ThemeProvider attribute="class" defaultTheme="system" disableTransitionOnChange nonce={nonce}>
          <a
            href="#content"
            className="fixed top-2 left-2 z-50 -translate-y-16 rounded-control bg-accent px-4 py-2 font-medium text-accent-ink focus:translate-y-0"
          >
            Skip to content
          </a>
          <NuqsAdapter>{children}</NuqsAdapter>
          <TooltipLayer />
          <ToasterHost />
          <LiveRegion />
        </ThemeProvider>
      </body>
    </html>
  );
}
