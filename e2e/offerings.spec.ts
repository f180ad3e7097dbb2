import { randomUUID } from "node:crypto";
import { mustApi, readBooking } from "./support/api";
import { newBooking, offeringId } from "./support/bookings";
import { DESK } from "./support/desk";
import { expect, test } from "./support/test";

test("an admin makes a supplier with a time limit and its offering, and bookings follow both", async ({
  openAs,
}) => {
  const mark = randomUUID().slice(0, 8);
  const [supplier, offering] = [`Skipper ${mark}`, `Night sail ${mark}`];
  const page = await openAs("admin");

  await test.step("the supplier", async () => {
    await page.goto(`${DESK}/suppliers`);
    await page.getByRole("button", { name: "New supplier" }).click();
    const form = page.getByRole("form", { name: "New supplier" });
    await form.getByRole("textbox", { name: "Name" }).fill(supplier);
    await form.getByRole("textbox", { name: "Mail" }).fill("not an address");
    await form.getByRole("spinbutton", { name: /^Time to decide/ }).fill("45");
    await form.getByRole("combobox", { name: "Unit of time to decide" }).selectOption("minutes");
    await form.getByRole("button", { name: "Make supplier" }).click();
    await expect(form.getByRole("textbox", { name: "Mail" })).toHaveAttribute("aria-invalid", "true");
    await expect(form.getByRole("textbox", { name: "Name" })).toHaveValue(supplier);
    await form.getByRole("textbox", { name: "Mail" }).fill("skipper@suppliers.example.com");
    await form.getByRole("button", { name: "Make supplier" }).click();
    await expect(form).toBeHidden();
    const row = page.getByRole("list", { name: "Suppliers" }).getByRole("listitem").filter({
      hasText: supplier,
    });
    await expect(row).toContainText("45 min");
  });

  await test.step("the offering", async () => {
    await page.goto(`${DESK}/offerings`);
    await page.getByRole("link", { name: "New offering" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("New offering");
    await page.getByRole("textbox", { name: "Name" }).fill(offering);
    await page.getByRole("radio", { name: /Request/ }).check();
    await page.getByRole("combobox", { name: /^Supplier/ }).selectOption({ label: supplier });
    await page.getByRole("button", { name: "Make a new resource" }).click();
    await page.getByRole("textbox", { name: "Name of the resource" }).fill(`Yawl ${mark}`);
    await page.getByRole("radio", { name: /By places/ }).check();
    await page.getByRole("spinbutton", { name: "Places of each departure" }).fill("5");
    await page.getByRole("button", { name: "Make resource" }).click();
    await expect(page.getByRole("combobox", { name: /^Occupies/ }).locator("option:checked")).toHaveText(
      `Yawl ${mark} (5 places)`,
    );
    await page.getByRole("button", { name: "Make offering" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Offerings");
    await expect(page.getByText(offering).first()).toBeVisible();
  });

  const booking = await newBooking({ offeringId: await offeringId(offering) });
  const { createdAt } = await mustApi<{ createdAt: string }>("admin", `/bookings/${booking.id}`);
  const limit = Date.parse(booking.deadlineAt ?? "") - Date.parse(createdAt);
  expect(Math.round(limit / 60_000)).toBe(45);
  expect((await readBooking(booking.id)).status).toBe("pending");
});
