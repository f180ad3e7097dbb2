import type { MailAudience, MailTopic } from "@/lib/domain/lifecycle/types";

/** Who and what a sentence can speak of; times are on the reader's clock, with the zone named. */
export interface Speech {
  readonly offering: string;
  readonly customer: string;
  /** Whoever answers: the supplier, or the organization where there is none. */
  readonly answers: string;
  /** The time limit for the answer, or null. */
  readonly answerBy: string | null;
  readonly when: string;
  /** When it was to be before it was moved, or null. */
  readonly before: string | null;
  /** The booking waits for an answer. */
  readonly asked: boolean;
}

interface Words {
  readonly subject: (speech: Speech) => string;
  readonly heading: (speech: Speech) => string;
  readonly paragraphs: (speech: Speech) => readonly string[];
}

/** Exhaustive: a topic without its words for each audience does not compile. */
export const BOOKING_WORDS: Readonly<Record<MailTopic, Readonly<Record<MailAudience, Words>>>> = {
  received: {
    customer: {
      subject: ({ offering }) => `We have your request: ${offering}`,
      heading: () => "We have your request",
      paragraphs: (speech) => [
        `You asked for ${speech.offering}: ${speech.when}.`,
        whoWillAnswer(speech),
        "Nothing is booked until it is confirmed.",
      ],
    },
    supplier: {
      subject: ({ offering }) => `Please answer: request for ${offering}`,
      heading: () => "A new request waits for your answer",
      paragraphs: ({ customer, offering, answerBy }) => [
        `${customer} would like to book ${offering}.`,
        ...pleaseAnswer(answerBy),
      ],
    },
    seller: {
      subject: ({ offering }) => `Request received: ${offering}`,
      heading: () => "A request was received",
      paragraphs: ({ customer, offering, answers, answerBy }) => [
        `${customer} would like to book ${offering}. ${answers} was asked${answerBy ? ` to answer by ${answerBy}` : ""}.`,
      ],
    },
  },
  confirmed: {
    customer: {
      subject: ({ offering }) => `Confirmed: ${offering}`,
      heading: () => "Your booking is confirmed",
      paragraphs: ({ offering, when }) => [
        `${offering} is booked for you: ${when}.`,
        "We look forward to seeing you.",
      ],
    },
    supplier: {
      subject: ({ offering }) => `Confirmed: ${offering}`,
      heading: () => "A booking is confirmed",
      paragraphs: ({ customer, offering }) => [`${customer} is booked for ${offering}.`],
    },
    seller: {
      subject: ({ offering }) => `Confirmed: ${offering}`,
      heading: () => "A booking is confirmed",
      paragraphs: ({ customer, offering }) => [`${customer} is booked for ${offering}.`],
    },
  },
  rejected: {
    customer: {
      subject: ({ offering }) => `Declined: ${offering}`,
      heading: () => "Your request was declined",
      paragraphs: ({ answers }) => [`${answers} could not accept your request. Nothing is booked.`],
    },
    supplier: {
      subject: ({ offering }) => `Declined: ${offering}`,
      heading: () => "A request was declined",
      paragraphs: ({ customer, offering }) => [`${customer}'s request for ${offering} was declined.`],
    },
    seller: {
      subject: ({ offering }) => `Declined: ${offering}`,
      heading: () => "A request was declined",
      paragraphs: ({ customer, offering }) => [`${customer}'s request for ${offering} was declined.`],
    },
  },
  timed_out: {
    customer: {
      subject: ({ offering }) => `Not answered in time: ${offering}`,
      heading: () => "Your request was not answered in time",
      paragraphs: ({ answers }) => [
        `${answers} did not answer within the time limit, so the request is closed. Nothing is booked.`,
      ],
    },
    supplier: {
      subject: ({ offering }) => `Time limit passed: ${offering}`,
      heading: () => "A request was closed unanswered",
      paragraphs: ({ customer, offering }) => [
        `${customer}'s request for ${offering} was not answered within the time limit. It can no longer be confirmed.`,
      ],
    },
    seller: {
      subject: ({ offering }) => `Time limit passed: ${offering}`,
      heading: () => "A request was closed unanswered",
      paragraphs: ({ customer, offering, answers }) => [
        `${answers} did not answer ${customer}'s request for ${offering} within the time limit. ${customer} was told.`,
      ],
    },
  },
  cancelled: {
    customer: {
      subject: ({ offering }) => `Cancelled: ${offering}`,
      heading: () => "Your booking was cancelled",
      paragraphs: ({ offering }) => [`Your booking of ${offering} no longer stands.`],
    },
    supplier: {
      subject: ({ offering }) => `Cancelled: ${offering}`,
      heading: () => "A booking was cancelled",
      paragraphs: ({ customer, offering }) => [
        `${customer}'s booking of ${offering} no longer stands. Its time is free again.`,
      ],
    },
    seller: {
      subject: ({ offering }) => `Cancelled: ${offering}`,
      heading: () => "A booking was cancelled",
      paragraphs: ({ customer, offering }) => [
        `${customer}'s booking of ${offering} no longer stands. Its time is free again.`,
      ],
    },
  },
  withdrawn: {
    customer: {
      subject: ({ offering }) => `Withdrawn: ${offering}`,
      heading: () => "Your request was withdrawn",
      paragraphs: ({ offering }) => [`Your request for ${offering} is closed. Nothing is booked.`],
    },
    supplier: {
      subject: ({ offering }) => `Withdrawn: ${offering}`,
      heading: () => "A request was withdrawn",
      paragraphs: ({ customer, offering }) => [
        `${customer}'s request for ${offering} was withdrawn. No answer is needed any more.`,
      ],
    },
    seller: {
      subject: ({ offering }) => `Withdrawn: ${offering}`,
      heading: () => "A request was withdrawn",
      paragraphs: ({ customer, offering }) => [`${customer}'s request for ${offering} was withdrawn.`],
    },
  },
  rescheduled: {
    customer: {
      subject: ({ offering, asked }) => `${asked ? "New time asked for" : "Moved"}: ${offering}`,
      heading: ({ asked }) => (asked ? "Your new time waits for an answer" : "Your booking was moved"),
      paragraphs: (speech) =>
        speech.asked
          ? [
              `${speech.offering} is asked for at a new time: ${speech.when}${insteadOf(speech)}.`,
              whoWillAnswer(speech),
              "The old time is given up, and nothing is booked until the new one is confirmed.",
            ]
          : [
              `${speech.offering} is now ${speech.when}${insteadOf(speech)}.`,
              "The old time no longer stands.",
            ],
    },
    supplier: {
      subject: ({ offering, asked }) =>
        asked ? `Please answer: new time for ${offering}` : `Moved: ${offering}`,
      heading: ({ asked }) => (asked ? "A new time waits for your answer" : "A booking was moved"),
      paragraphs: (speech) =>
        speech.asked
          ? [
              `${speech.customer} would like ${speech.offering} at a new time: ${speech.when}${insteadOf(speech)}. The old time is given up.`,
              ...pleaseAnswer(speech.answerBy),
            ]
          : [movedFor(speech)],
    },
    seller: {
      subject: ({ offering, asked }) => `${asked ? "New time asked for" : "Moved"}: ${offering}`,
      heading: ({ asked }) => (asked ? "A new time was asked for" : "A booking was moved"),
      paragraphs: (speech) =>
        speech.asked
          ? [
              `${speech.customer} would like ${speech.offering} at a new time: ${speech.when}${insteadOf(speech)}. The old time is given up.`,
              `${speech.answers} was asked${speech.answerBy ? ` to answer by ${speech.answerBy}` : ""}.`,
            ]
          : [movedFor(speech)],
    },
  },
  expired: {
    customer: {
      subject: ({ offering }) => `Expired: ${offering}`,
      heading: () => "Your hold has expired",
      paragraphs: ({ offering }) => [
        `${offering} was held for you until its time limit passed. It is free for others again; nothing is booked.`,
      ],
    },
    supplier: {
      subject: ({ offering }) => `Expired: ${offering}`,
      heading: () => "A hold has expired",
      paragraphs: ({ customer, offering }) => [`What was held of ${offering} for ${customer} is free again.`],
    },
    seller: {
      subject: ({ offering }) => `Expired: ${offering}`,
      heading: () => "A hold has expired",
      paragraphs: ({ customer, offering }) => [
        `What was held of ${offering} for ${customer} is free again. ${customer} was told.`,
      ],
    },
  },
  reminder: {
    customer: {
      subject: ({ offering }) => `Reminder: ${offering}`,
      heading: () => "Your booking is coming up",
      paragraphs: ({ offering, when }) => [`${offering}: ${when}.`, "We look forward to seeing you."],
    },
    supplier: {
      subject: ({ offering }) => `Coming up: ${offering}`,
      heading: () => "A booking is coming up",
      paragraphs: ({ customer, offering, when }) => [`${customer} is booked for ${offering}: ${when}.`],
    },
    seller: {
      subject: ({ offering }) => `Coming up: ${offering}`,
      heading: () => "A booking is coming up",
      paragraphs: ({ customer, offering, when }) => [`${customer} is booked for ${offering}: ${when}.`],
    },
  },
  tentative_overlap: {
    customer: {
      subject: ({ offering }) => `The time was taken: ${offering}`,
      heading: () => "Somebody else has this time now",
      paragraphs: (speech) => [timeWasTaken(speech)],
    },
    supplier: {
      subject: ({ offering }) => `The time was taken: ${offering}`,
      heading: () => "Somebody else has this time now",
      paragraphs: (speech) => [timeWasTaken(speech)],
    },
    seller: {
      subject: ({ offering }) => `The time was taken: ${offering}`,
      heading: () => "Somebody else has this time now",
      paragraphs: (speech) => [timeWasTaken(speech), "You can choose another time, or cancel it."],
    },
  },
  deadline_near: {
    customer: {
      subject: ({ offering }) => `Still waiting for an answer: ${offering}`,
      heading: () => "Your request still waits for an answer",
      paragraphs: (speech) => [whoWillAnswer(speech), "Nothing is booked until it is confirmed."],
    },
    supplier: {
      subject: ({ offering }) => `Answer soon: request for ${offering}`,
      heading: () => "A request still waits for your answer",
      paragraphs: ({ customer, offering, answerBy }) => [
        `${customer} would like to book ${offering} and has no answer yet.`,
        ...pleaseAnswer(answerBy),
      ],
    },
    seller: {
      subject: ({ offering }) => `Answer soon: request for ${offering}`,
      heading: () => "A request still waits for an answer",
      paragraphs: ({ customer, offering, answerBy }) => [
        `${customer} would like to book ${offering} and has no answer yet.`,
        ...pleaseAnswer(answerBy),
      ],
    },
  },
};

function timeWasTaken({ offering, when, asked }: Speech): string {
  return asked
    ? `Another booking was confirmed over some of the time that you asked for: ${offering}, ${when}. Yours still waits, and cannot be approved for this time while the other stands.`
    : `Another booking was confirmed over some of the time that you had pencilled in: ${offering}, ${when}. Yours stays pencilled in, and cannot be firmed up for this time while the other stands.`;
}

function whoWillAnswer({ answers, answerBy }: Speech): string {
  return answerBy
    ? `${answers} will answer by ${answerBy}. You get a mail as soon as that happens.`
    : `${answers} will answer it. You get a mail as soon as that happens.`;
}

function pleaseAnswer(answerBy: string | null): string[] {
  return answerBy
    ? [`Please answer by ${answerBy}. After that, the request is closed without a booking.`]
    : [];
}

function insteadOf({ before }: Speech): string {
  return before ? `, instead of ${before}` : "";
}

function movedFor(speech: Speech): string {
  return `${speech.customer}'s booking of ${speech.offering} is now ${speech.when}${insteadOf(speech)}. The old time is free again.`;
}
