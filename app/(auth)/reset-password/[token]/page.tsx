import type { Metadata } from "next";
import { headers } from "next/headers";
import { ResetPasswordForm } from "@/components/auth/reset-password-form";
import { LinkProblem } from "@/components/customer/link-problem";
import { addressOf } from "@/lib/server/client-address";
import { verifyLink } from "@/lib/server/links/links";
import { allowedUnder } from "@/lib/server/rate-limit";

export const metadata: Metadata = { title: "Choose a new password", robots: { index: false, follow: false } };

export default async function ResetPasswordPage({ params }: PageProps<"/reset-password/[token]">) {
  const { token } = await params;
  if (!(await allowedUnder("link", [`address:${addressOf(await headers())}`])))
    return <LinkProblem kind="rate_limited" />;
  const { state } = await verifyLink(token, "password_reset");
  return state === "valid" ? <ResetPasswordForm token={token} /> : <LinkProblem kind={state} />;
}
