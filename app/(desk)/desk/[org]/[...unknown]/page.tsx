import { notFound } from "next/navigation";
import { requirePrincipal } from "@/lib/server/auth/desk-gate";

/** What no other page answers: a 404 within the desk, and for strangers the way to sign in. */
export default async function UnknownDeskPage({ params }: PageProps<"/desk/[org]/[...unknown]">) {
  await requirePrincipal((await params).org);
  notFound();
}
