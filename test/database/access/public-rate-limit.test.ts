import { afterAll, beforeAll, expect, test, vi } from "vitest";
import {
  type AccessFormState,
  acceptInvitationForm,
  forgotPasswordForm,
  joinOrganizationForm,
  resetPasswordForm,
} from "@/lib/actions/access-forms";
import { REFUSALS } from "@/lib/domain/refusal";
import { CLIENT_ADDRESS_HEADER } from "@/lib/server/client-address";
import { openWorlds, type Worlds } from "../api/world";
import { anotherPerson, countMails } from "./people";

const LIMIT = 3;

const browser = vi.hoisted(() => ({ address: "", userId: "", later: [] as Promise<unknown>[] }));
vi.mock("next/headers", () => ({
  headers: () => Promise.resolve(new Headers({ [CLIENT_ADDRESS_HEADER]: browser.address })),
}));
vi.mock("next/server", () => ({ after: (run: () => Promise<unknown>) => browser.later.push(run()) }));
vi.mock("@/lib/server/auth/session", () => ({
  auth: () => Promise.resolve({ userId: browser.userId, epoch: 0 }),
}));

let worlds: Worlds;
/** Somebody with a password, which can be forgotten. */
let email: string;

beforeAll(async () => {
  worlds = await openWorlds({ RATE_LIMIT_PUBLIC_PER_MINUTE: String(LIMIT) });
  const person = await anotherPerson(worlds.own, "agent", "a password to be forgotten");
  email = person.email;
  browser.userId = person.userId;
});
afterAll(() => worlds.close());

const TOO_MANY = REFUSALS.rate_limited.sentence;
const BEFORE: AccessFormState = { done: false, error: null, fields: {}, typed: {} };

type Form = (before: AccessFormState, form: FormData) => Promise<AccessFormState>;

async function send(send: Form, address: string, typed: Record<string, string>): Promise<AccessFormState> {
  browser.address = address;
  const form = new FormData();
  for (const [name, value] of Object.entries(typed)) form.set(name, value);
  const answer = await send(BEFORE, form);
  await Promise.all(browser.later.splice(0));
  return answer;
}

const forget = (address: string, email: string) => send(forgotPasswordForm, address, { email });

test("one address sends public forms a few times a minute, whichever they are", async () => {
  const address = "203.0.113.7";
  for (let used = 0; used < LIMIT; used += 1)
    expect(await forget(address, `nobody-${used}@own.test`)).toMatchObject({ done: true });
  expect(await forget(address, email)).toMatchObject({ done: false, error: TOO_MANY, typed: { email } });
  expect(await countMails(email)).toBe(0);
  const token = { token: "made up" };
  for (const [form, typed] of [
    [resetPasswordForm, { ...token, password: "a password that is long" }],
    [acceptInvitationForm, { ...token, name: "Somebody", password: "a password that is long" }],
    [joinOrganizationForm, token],
  ] as const)
    expect((await send(form, address, typed)).error).toBe(TOO_MANY);
  expect(await forget("203.0.113.8", email)).toMatchObject({ done: true });
  expect(await countMails(email)).toBe(1);
});

test("one mail address is written to a few times a minute, wherever that is asked from", async () => {
  const { email: own } = await anotherPerson(worlds.own, "agent", "a password to be forgotten");
  for (let used = 0; used < LIMIT; used += 1)
    expect(await forget(`198.51.100.${used}`, own)).toMatchObject({ done: true });
  const written = await countMails(own);
  expect(written).toBeGreaterThan(0);
  expect(await forget("198.51.100.99", own.toUpperCase())).toMatchObject({ done: false, error: TOO_MANY });
  expect(await countMails(own)).toBe(written);
});
