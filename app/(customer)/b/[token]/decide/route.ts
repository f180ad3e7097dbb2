import { routes } from "@/lib/routes";
import { answerLinkForm } from "@/lib/server/links/answer-link-form";

export async function POST(request: Request, { params }: RouteContext<"/b/[token]/decide">) {
  const { token } = await params;
  return answerLinkForm(request, "manage", token, {
    booking: routes.manageBooking(token),
    times: (asked) => routes.rescheduleAsCustomer(token, asked),
  });
}
