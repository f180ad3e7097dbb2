import { Lock } from "lucide-react";
import { ButtonLink } from "@/components/ui/button-link";
import { MessagePage } from "@/components/ui/message-page";
import { routes } from "@/lib/routes";

/** What a 403 says. */
export function ForbiddenMessage({
  href = routes.home,
  label = "Go to your desk",
}: {
  href?: string;
  label?: string;
}) {
  return (
    <MessagePage
      icon={Lock}
      eyebrow="403 · No access"
      title="Your roles do not open this page"
      actions={
        <>
          <ButtonLink href={href} variant="primary">
            {label}
          </ButtonLink>
          <ButtonLink href={routes.login()}>Sign in as someone else</ButtonLink>
        </>
      }
    >
      <p>
        The page exists, but working with it needs a role that you do not have in this organization. An owner
        or admin can give it to you under Settings, Members.
      </p>
    </MessagePage>
  );
}
