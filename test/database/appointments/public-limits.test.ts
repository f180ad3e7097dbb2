import { afterAll, beforeAll, expect, test } from "vitest";
import { bookHeldTime } from "@/lib/server/public-booking/book-held-time";
import { holdPublicTime } from "@/lib/server/public-booking/public-hold";
import { readPublicPage } from "@/lib/server/public-booking/read-public-page";
import { openProvider, type Provider, tally } from "./provider";

const LIMIT = 3;
let provider: Provider;
let slug: string;

beforeAll(async () => {
  process.env.RATE_LIMIT_PUBLIC_PER_MINUTE = String(LIMIT);
  process.env.RATE_LIMIT_BOOK_PER_MINUTE = String(LIMIT);
  provider = await openProvider();
  const { offeringId } = await provider.offering();
  const { rows } = await provider.desk.owner.query("SELECT slug FROM offering WHERE id = $1", [offeringId]);
  slug = rows[0].slug;
});
afterAll(async () => {
  delete process.env.RATE_LIMIT_PUBLIC_PER_MINUTE;
  delete process.env.RATE_LIMIT_BOOK_PER_MINUTE;
  await provider.desk.close();
});

const day = new Date(Math.floor(Date.now() / 86_400_000) * 86_400_000 + 7 * 86_400_000);
const nine = new Date(day.getTime() + 9 * 3_600_000);
const person = { name: "Pat", email: "pat@example.com", partySize: 1 };

test("one address looks at public pages a few times a minute, another is not held up by it", async () => {
  const states = [];
  for (let used = 0; used <= LIMIT; used += 1)
    states.push((await readPublicPage(slug, {}, { address: "192.0.2.1", zone: null })).state);
  expect(states).toEqual(["shown", "shown", "shown", "rate_limited"]);
  expect((await readPublicPage(slug, {}, { address: "192.0.2.2", zone: null })).state).toBe("shown");
});

test("and holds and books, both together, a few times a minute", async () => {
  const caller = { sessionHash: "limited", address: "192.0.2.3", zone: null };
  const first = await holdPublicTime(slug, nine, caller);
  const held = { ...caller, holdId: first.ok ? first.data.id : "" };
  const results = [
    first,
    await holdPublicTime(slug, nine, caller),
    await bookHeldTime(slug, person, held),
    await bookHeldTime(slug, person, held),
    await holdPublicTime(slug, nine, caller),
  ];
  expect(tally(results)).toEqual({ ok: 3, rate_limited: 2 });
});
