import { Compass } from "lucide-react";
import { ButtonLink } from "@/components/ui/button-link";
import { MessagePage } from "@/components/ui/message-page";
import { routes } from "@/lib/routes";

/** What a 404 says; without a place to go it leads to the person's desk. */
export function NotFoundMessage({
  href = routes.home,
  label = "Go to your desk",
}: {
  href?: string;
  label?: string;
}) {
  return (
    <MessagePage
      icon={Compass}
      eyebrow="404 · Not found"
      title="There is nothing at this address"
      actions={
        <ButtonLink href={href} variant="primary">
          {label}
        </ButtonLink>
      }
    >
      <p>
        The address may be mistyped, or it names something that belongs to another organization or that your
        roles do not let you see. Nothing was changed.
      </p>
      <p>If somebody sent you the link, ask them which organization it is in.</p>
    </MessagePage>
  );
}
