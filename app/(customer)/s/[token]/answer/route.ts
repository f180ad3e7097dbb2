import { routes } from "@/lib/routes";
import { answerLinkForm } from "@/lib/server/links/answer-link-form";

export async function POST(request: Request, { params }: RouteContext<"/s/[token]/answer">) {
  const { token } = await params;
  return answerLinkForm(request, "supplier_answer", token, { booking: routes.supplierAnswer(token) });
}
