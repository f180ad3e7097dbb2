import { beforeAll, expect, test } from "vitest";
import { MAIL_TEMPLATES, previewTemplate } from "@/lib/server/notifications/mail-templates";

beforeAll(() => {
  Object.assign(process.env, {
    APP_DATABASE_URL: "postgres://nobody@nowhere.test/none",
    HOLDFAST_SECRET: "a secret of the tests, forty characters.",
    APP_URL: "https://desk.holdfast.test",
  });
});

const ALL = MAIL_TEMPLATES.flatMap(({ key, readers }) => readers.map((reader) => ({ key, reader })));

test.each(ALL)("$key to the $reader is whole", async ({ key, reader }) => {
  const mail = await previewTemplate(key, reader);
  expect(mail.subject).not.toBe("");
  for (const part of [mail.html, mail.text]) expect(part).not.toMatch(/\{\{|undefined|\[object|null/);
  expect(mail.text.includes("a-link-of-the-readers-own")).toBe(
    mail.html.includes("a-link-of-the-readers-own"),
  );
});

test("a calendar file goes with what stands, and with what stands no more", async () => {
  const methods = await Promise.all(
    ALL.map(async ({ key, reader }) => [key, (await previewTemplate(key, reader)).calendar?.method] as const),
  );
  const of = (key: string) => [
    ...new Set(methods.filter(([one]) => one === key).map(([, method]) => method)),
  ];
  for (const key of ["confirmed", "rescheduled", "reminder"]) expect(of(key)).toEqual(["REQUEST"]);
  for (const key of ["cancelled", "rescheduled_asked"]) expect(of(key)).toEqual(["CANCEL"]);
  for (const key of ["received", "rejected", "withdrawn", "deadline_near", "invitation"])
    expect(of(key)).toEqual([undefined]);
});

test("the file names the reader, the place and the world-wide id", async () => {
  const mail = await previewTemplate("confirmed", "supplier");
  const lines = mail.calendar?.text.replaceAll("\r\n ", "") ?? "";
  expect(lines).toContain("UID:01999999-9999-7999-8999-999999999999@desk.holdfast.test");
  expect(lines).toContain("SUMMARY:Portrait sitting: Mara Costa");
  expect(lines).toContain("LOCATION:12 Quay Street\\nBrooklyn\\, NY 11201");
  expect(lines).toContain('CN="Studio Ana":mailto:ana@supplier.test');
});
