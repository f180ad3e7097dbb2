import { describe, expect, test } from "vitest";
import { z } from "zod";
import { changePassword, inviteMember } from "@/lib/schemas/access";
import { readForm } from "@/lib/schemas/field-errors";

function problems(schema: z.ZodType, input: unknown): unknown {
  const read = readForm(schema, input);
  return read.ok ? null : read.error.fields;
}

describe("what is wrong with a form", () => {
  test("a schema's own message wins", () => {
    expect(problems(changePassword, { current: "", password: "short" })).toEqual({
      current: "Type your present password.",
      password: "Use at least 12 characters; several words in a row are good.",
    });
    expect(problems(changePassword, { current: "x", password: "x".repeat(201) })).toEqual({
      password: "Use at most 200 characters.",
    });
    expect(problems(inviteMember, { email: "a@b.test", roles: [] })).toMatchObject({
      roles: "Choose at least one role.",
    });
    expect(problems(z.uuid("Choose an offering."), "x")).toEqual({ form: "Choose an offering." });
    expect(problems(z.strictObject({ a: z.int("Give a number.") }), {})).toEqual({ a: "Give a number." });
  });

  const fields = z.strictObject({
    name: z.string().min(1).max(3),
    code: z.string().min(2),
    count: z.int().min(2).max(4),
    list: z.array(z.string()).min(1),
    mail: z.email(),
    id: z.uuid(),
    kind: z.enum(["a", "b"]),
    day: z.iso.date(),
  });
  const good = {
    name: "abc",
    code: "ab",
    count: 3,
    list: ["x"],
    mail: "a@b.test",
    id: "01a2008c-5e37-7261-b83b-05246390d53a",
    kind: "a",
    day: "2026-01-01",
  };
  test.each([
    [{}, null],
    [{ name: "" }, { name: "Fill this in." }],
    [{ name: "abcd" }, { name: "Give at most 3 characters." }],
    [{ name: undefined }, { name: "Fill this in." }],
    [{ name: null }, { name: "Fill this in." }],
    [{ name: 7 }, { name: "This cannot be used here." }],
    [{ code: "a" }, { code: "Give at least 2 characters." }],
    [{ count: 1 }, { count: "Give at least 2." }],
    [{ count: 5 }, { count: "Give at most 4." }],
    [{ count: Number.NaN }, { count: "Fill this in." }],
    [{ list: [] }, { list: "Choose at least one." }],
    [{ mail: "a" }, { mail: "This is no mail address. An address looks like name@example.com." }],
    [{ id: "a" }, { id: "Choose one from the list." }],
    [{ kind: "c" }, { kind: "Choose one from the list." }],
    [{ day: "never" }, { day: "Give a date." }],
    [{ more: 1 }, { more: "There is no such field." }],
  ])("else a sentence says it: %j", (change, expected) => {
    expect(problems(fields, { ...good, ...change })).toEqual(expected);
  });
});
