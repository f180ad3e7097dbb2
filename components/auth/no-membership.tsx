import { Button } from "@/components/ui/button";

/** For a person who was removed from the last organization, or not yet added to the first. */
export function NoMembership({ email, signOut }: { email: string; signOut: () => Promise<void> }) {
  return (
    <section className="space-y-4">
      <h1 data-page-heading tabIndex={-1} className="text-2xl font-semibold tracking-tight">
        You are in no organization
      </h1>
      <p className="text-base text-pretty text-ink-muted">
        You are signed in as {email}, but no organization counts you as a member now. Ask an owner or admin to
        invite this address; the link in their mail brings you in.
      </p>
      <form action={signOut}>
        <Button type="submit">Sign out</Button>
      </form>
    </section>
  );
}
