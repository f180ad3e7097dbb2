import { receiveResendEvent } from "@/lib/server/notifications/resend-webhook";

export const dynamic = "force-dynamic";

export async function POST(request: Request): Promise<Response> {
  return receiveResendEvent(request);
}
