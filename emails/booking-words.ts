import type { MailAudience, MailTopic } from "@/lib/domain/lifecycle/types";

/** Who and what a sentence can speak of. */
export interface Speech {
  readonly offering: string;
  readonly customer: string;
  /** Whoever answers: the supplier, or the organization where there is none. */
  readonly answers: string;
  /** The time limit for the answer, or null. */
  readonly answerBy: string | null;
}

interface Words {
  readonly subject: (speech: Speech) => string;
  readonly heading: string;
  readonly paragraphs: (speech: Speech) => readonly string[];
}

/** Exhaustive: a topic without its words for each audience does not compile. */
export const BOOKING_WORDS: Readonly<Record<MailTopic, Readonly<Record<MailAudience, Words>>>> = {
  received: {
    customer: {
      subject: ({ offering }) => `We have your request: ${offering}`,
      heading: "We have your request",
      paragraphs: ({ answers, answerBy }) => [
        answerBy
          ? `${answers} will answer by ${answerBy}. You get a mail as soon as that happens.`
          : `${answers} will answer it. You get a mail as soon as that happens.`,
        "Nothing is booked until it is confirmed.",
      ],
    },
    supplier: {
      subject: ({ offering }) => `Please answer: request for ${offering}`,
      heading: "A new request waits for your answer",
      paragraphs: ({ customer, offering, answerBy }) => [
        `${customer} would like to book ${offering}.`,
        ...(answerBy
          ? [`Please answer by ${answerBy}. After that, the request is closed without a booking.`]
          : []),
      ],
    },
    seller: {
      subject: ({ offering }) => `Request received: ${offering}`,
      heading: "A request was received",
      paragraphs: ({ customer, offering, answers, answerBy }) => [
        `${customer} would like to book ${offering}. ${answers} was asked${answerBy ? ` to answer by ${answerBy}` : ""}.`,
      ],
    },
  },
  confirmed: {
    customer: {
      subject: ({ offering }) => `Confirmed: ${offering}`,
      heading: "Your booking is confirmed",
      paragraphs: ({ offering }) => [`We look forward to seeing you at ${offering}.`],
    },
    supplier: {
      subject: ({ offering }) => `Confirmed: ${offering}`,
      heading: "A booking is confirmed",
      paragraphs: ({ customer, offering }) => [`${customer} is booked for ${offering}.`],
    },
    seller: {
      subject: ({ offering }) => `Confirmed: ${offering}`,
      heading: "A booking is confirmed",
      paragraphs: ({ customer, offering }) => [`${customer} is booked for ${offering}.`],
    },
  },
  rejected: {
    customer: {
      subject: ({ offering }) => `Declined: ${offering}`,
      heading: "Your request was declined",
      paragraphs: ({ answers }) => [`${answers} could not accept your request. Nothing is booked.`],
    },
    supplier: {
      subject: ({ offering }) => `Declined: ${offering}`,
      heading: "A request was declined",
      paragraphs: ({ customer, offering }) => [`${customer}'s request for ${offering} was declined.`],
    },
    seller: {
      subject: ({ offering }) => `Declined: ${offering}`,
      heading: "A request was declined",
      paragraphs: ({ customer, offering }) => [`${customer}'s request for ${offering} was declined.`],
    },
  },
  timed_out: {
    customer: {
      subject: ({ offering }) => `Not answered in time: ${offering}`,
      heading: "Your request was not answered in time",
      paragraphs: ({ answers }) => [
        `${answers} did not answer within the time limit, so the request is closed. Nothing is booked.`,
      ],
    },
    supplier: {
      subject: ({ offering }) => `Time limit passed: ${offering}`,
      heading: "A request was closed unanswered",
      paragraphs: ({ customer, offering }) => [
        `${customer}'s request for ${offering} was not answered within the time limit. It can no longer be confirmed.`,
      ],
    },
    seller: {
      subject: ({ offering }) => `Time limit passed: ${offering}`,
      heading: "A request was closed unanswered",
      paragraphs: ({ customer, offering, answers }) => [
        `${answers} did not answer ${customer}'s request for ${offering} within the time limit. ${customer} was told.`,
      ],
    },
  },
  cancelled: {
    customer: {
      subject: ({ offering }) => `Cancelled: ${offering}`,
      heading: "Your booking was cancelled",
      paragraphs: ({ offering }) => [`Your booking of ${offering} no longer stands.`],
    },
    supplier: {
      subject: ({ offering }) => `Cancelled: ${offering}`,
      heading: "A booking was cancelled",
      paragraphs: ({ customer, offering }) => [
        `${customer}'s booking of ${offering} no longer stands. Its time is free again.`,
      ],
    },
    seller: {
      subject: ({ offering }) => `Cancelled: ${offering}`,
      heading: "A booking was cancelled",
      paragraphs: ({ customer, offering }) => [
        `${customer}'s booking of ${offering} no longer stands. Its time is free again.`,
      ],
    },
  },
  withdrawn: {
    customer: {
      subject: ({ offering }) => `Withdrawn: ${offering}`,
      heading: "Your request was withdrawn",
      paragraphs: ({ offering }) => [`Your request for ${offering} is closed. Nothing is booked.`],
    },
    supplier: {
      subject: ({ offering }) => `Withdrawn: ${offering}`,
      heading: "A request was withdrawn",
      paragraphs: ({ customer, offering }) => [
        `${customer}'s request for ${offering} was withdrawn. No answer is needed any more.`,
      ],
    },
    seller: {
      subject: ({ offering }) => `Withdrawn: ${offering}`,
      heading: "A request was withdrawn",
      paragraphs: ({ customer, offering }) => [`${customer}'s request for ${offering} was withdrawn.`],
    },
  },
  rescheduled: {
    customer: {
      subject: ({ offering }) => `Moved: ${offering}`,
      heading: "Your booking was moved",
      paragraphs: () => ["It was replaced by one at another time, about which you get a mail of its own."],
    },
    supplier: {
      subject: ({ offering }) => `Moved: ${offering}`,
      heading: "A booking was moved",
      paragraphs: ({ customer, offering }) => [
        `${customer}'s booking of ${offering} was replaced by one at another time. The old time is free again.`,
      ],
    },
    seller: {
      subject: ({ offering }) => `Moved: ${offering}`,
      heading: "A booking was moved",
      paragraphs: ({ customer, offering }) => [
        `${customer}'s booking of ${offering} was replaced by one at another time.`,
      ],
    },
  },
  expired: {
    customer: {
      subject: ({ offering }) => `Expired: ${offering}`,
      heading: "Your hold has expired",
      paragraphs: ({ offering }) => [
        `${offering} was held for you until its time limit passed. It is free for others again; nothing is booked.`,
      ],
    },
    supplier: {
      subject: ({ offering }) => `Expired: ${offering}`,
      heading: "A hold has expired",
      paragraphs: ({ customer, offering }) => [`What was held of ${offering} for ${customer} is free again.`],
    },
    seller: {
      subject: ({ offering }) => `Expired: ${offering}`,
      heading: "A hold has expired",
      paragraphs: ({ customer, offering }) => [
        `What was held of ${offering} for ${customer} is free again. ${customer} was told.`,
      ],
    },
  },
};
