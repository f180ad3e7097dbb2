import { describe, expect, test } from "vitest";
import { z } from "zod";
import { readForm } from "@/lib/schemas/field-errors";
import { createSupplierInput } from "@/lib/schemas/supplier";
import { line, prose } from "@/lib/schemas/text";

function problem(schema: z.ZodType, text: string): string | null {
  const read = readForm(schema, text);
  return read.ok ? null : (read.error.fields?.form ?? "");
}

const name = line(200);
const notes = prose(z.string().max(200));
const oneLine = "Write this on one line, without control characters.";
const turns = "This contains characters that turn the direction of writing. Leave them out.";
const turning = ["\u202A", "\u202B", "\u202C", "\u202D", "\u202E", "\u2066", "\u2067", "\u2068", "\u2069"];

describe("a name", () => {
  test.each(["\u200B\u200B", "\u2060", "\u00AD", "\u200D", "\u3164", "\u2800", "\u200B \u200B", "\uFE0F"])(
    "has something to see: %j",
    (text) => expect(problem(name, text)).toBe("Use at least one visible character."),
  );

  test.each(["A\r\nBcc: x", "A\nB", "A\tB", "A\u0085B", "A\u2028B", "A\u2029B", "A\u001B[31mB", "A\u007FB"])(
    "is one line without control characters: %j",
    (text) => expect(problem(name, text)).toBe(oneLine),
  );

  test.each(turning)("turns no direction: %j", (mark) => {
    expect(problem(name, `Anna${mark}txt.exe`)).toBe(turns);
  });

  test.each(["", "   ", "\n"])("is not empty: %j", (text) => {
    expect(problem(name, text)).toBe("Fill this in.");
  });

  test.each([
    "Anna",
    "👩‍👩‍👧 Family",
    "❤️",
    "שרה כהן",
    "محمد\u200F 2",
    "می‌خواهم",
    "Nguyễn Thị",
    "O’Brien-Łuk",
    "东京",
    "7",
  ])("is any that people have: %s", (text) => expect(name.parse(`  ${text}\n`)).toBe(text));

  test("is refused at its own field", () => {
    const read = readForm(createSupplierInput, { name: "\u200B", email: "a@b.test" });
    expect(read).toMatchObject({
      ok: false,
      error: { code: "invalid_input", fields: { name: "Use at least one visible character." } },
    });
  });
});

describe("a text of several lines", () => {
  test.each(["One\r\nTwo\n\tThree", "", "👩‍👩‍👧", "שלום\nעולם", "\u200B"])("keeps its lines: %j", (text) => {
    expect(notes.parse(text)).toBe(text);
  });

  test.each(["A\u001BB", "A\u0007", "A\u0085B", "\u000B"])("has no other control characters: %j", (text) => {
    expect(problem(notes, text)).toContain("control characters");
  });

  test.each(turning)("turns no direction: %j", (mark) => expect(problem(notes, `A${mark}B`)).toBe(turns));
});
