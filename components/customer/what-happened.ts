import { statusPresentation } from "@/lib/domain/lifecycle/presentation";
import type { LinkedBooking } from "@/lib/schemas/link-page";

interface Happened {
  readonly title: string;
  readonly text: string;
  readonly tone: "positive" | "negative" | "info" | "warning" | "neutral";
}

type Told = Pick<LinkedBooking, "last" | "lifecycle" | "status" | "overdue" | "organization" | "supplier">;

/** What became of a request, in words for its supplier. */
export function forSupplier(booking: Told): Happened {
  const { last, organization } = booking;
  const you = last.by === "you";
  const who = last.by === "customer" ? "the customer" : organization.name;
  switch (last.command) {
    case "confirm":
      return {
        tone: "positive",
        title: you ? "You confirmed this booking" : "This booking is confirmed already",
        text: you
          ? "The customer and the seller were told by mail. There is nothing more to do here."
          : `${organization.name} answered it in the desk. There is nothing more to do here.`,
      };
    case "reject":
      return {
        tone: "neutral",
        title: you ? "You declined this booking" : "This booking is declined already",
        text: you
          ? "The customer and the seller were told, with your reason."
          : `${organization.name} answered it in the desk. There is nothing more to do here.`,
      };
    case "time_out":
      return {
        tone: "warning",
        title: "The time limit has passed",
        text: `Nobody answered in time, so the request was declined. If you could still take it, write to ${organization.name}.`,
      };
    case "withdraw":
      return {
        tone: "neutral",
        title: "The request was withdrawn",
        text: `It was withdrawn by ${who} before an answer came. There is nothing to do.`,
      };
    case "cancel":
      return {
        tone: "neutral",
        title: "This booking was cancelled",
        text: `It was cancelled by ${you ? "you" : who}. Its time and places are free again.`,
      };
  }
  if (booking.overdue)
    return {
      tone: "warning",
      title: "The time limit has passed",
      text: `This request can no longer be answered here. If you could still take it, write to ${organization.name}.`,
    };
  return {
    tone: "info",
    title: statusPresentation(booking.lifecycle, booking.status).label,
    text: "There is nothing to answer here now.",
  };
}

/** What became of a booking, in words for whoever is booked for. */
export function forCustomer(booking: Told): Happened {
  const { last, organization } = booking;
  const you = last.by === "you";
  const deciding = booking.supplier ?? organization.name;
  const host = booking.supplier ?? organization.name;
  const by = last.by === "supplier" && booking.supplier ? booking.supplier : organization.name;
  switch (last.command) {
    case "create":
    case "reschedule":
      if (booking.status !== "confirmed") break;
      return {
        tone: "positive",
        title: last.command === "create" ? "Your booking is confirmed" : "Your booking has its new time",
        text: `${host} expects you. A mail with the way back to this page is sent to you.`,
      };
    case "confirm":
    case "approve":
      return { tone: "positive", title: "Your booking is confirmed", text: `${host} expects you.` };
    case "reject":
      return {
        tone: "negative",
        title: "Your request was declined",
        text: `${host} cannot take it. Write to ${organization.name} about another time.`,
      };
    case "time_out":
      return {
        tone: "negative",
        title: "Your request got no answer in time",
        text: `It was closed, and nothing is booked. Write to ${organization.name} about another time.`,
      };
    case "withdraw":
      return {
        tone: "neutral",
        title: you ? "You withdrew your request" : "Your request was withdrawn",
        text: "Nothing is booked, and nothing more will happen.",
      };
    case "cancel":
      return {
        tone: "neutral",
        title: you ? "You cancelled this booking" : "Your booking was cancelled",
        text: you
          ? "The seller was told by mail."
          : `${by} cancelled it. Write to ${organization.name} with any question.`,
      };
  }
  if (booking.overdue)
    return {
      tone: "warning",
      title: "The time limit has passed",
      text: "No answer came in time. The request is being closed, and you will get a mail.",
    };
  const label = statusPresentation(booking.lifecycle, booking.status).customerLabel;
  return label === "Waiting for an answer"
    ? { tone: "info", title: label, text: `You will get a mail as soon as ${deciding} has answered.` }
    : {
        tone: booking.status === "confirmed" ? "positive" : "info",
        title: label,
        text: "This is how your booking stands now.",
      };
}
