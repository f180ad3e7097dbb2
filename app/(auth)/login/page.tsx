import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignInForm } from "@/components/auth/sign-in-form";
import { Banner } from "@/components/ui/banner";
import { ROLE_LABELS } from "@/lib/domain/access/role-labels";
import { safeNextPath } from "@/lib/routes";
import { currentUser } from "@/lib/server/auth/desk-gate";
import { config } from "@/lib/server/config";
import { DEMO_LOGINS, DEMO_PASSWORD } from "@/lib/server/demo/demo-logins";

export const metadata: Metadata = { title: "Sign in" };

export default async function LoginPage({ searchParams }: PageProps<"/login">) {
  const { next, password } = await searchParams;
  const path = safeNextPath(typeof next === "string" ? next : null);
  if (await currentUser()) redirect(path);
  return (
    <div className="space-y-6">
      <h1 data-page-heading tabIndex={-1} className="text-2xl font-semibold tracking-tight">
        Sign in
      </h1>
      {password === "changed" ? (
        <Banner role="status" tone="positive" title="Your password is changed">
          Every device was signed out. Sign in with the new password.
        </Banner>
      ) : null}
      <SignInForm next={path} demo={config().HOLDFAST_DEMO ? demo() : null} />
    </div>
  );
}

function demo() {
  const logins = DEMO_LOGINS.map(({ email, name, role }) => ({
    email,
    name,
    roleLabel: ROLE_LABELS[role].label,
  }));
  return { logins, password: DEMO_PASSWORD };
}
