import { describe, expect, test } from "vitest";
import { API_FILES, call, type Json } from "./client";

async function document(): Promise<Json> {
  const answer = await call("GET", "/openapi.json");
  expect(answer.status).toBe(200);
  expect(answer.headers.get("cache-control")).toMatch(/^public/);
  return answer.body;
}

describe("the OpenAPI document", () => {
  test("is public, 3.1, and its references lead somewhere", async () => {
    const api = await document();
    expect(api.openapi).toBe("3.1.0");
    const references = [...JSON.stringify(api).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(
      ([, path]) => path ?? "",
    );
    expect(references.length).toBeGreaterThan(5);
    for (const reference of references)
      expect(
        reference.split("/").reduce((node: Json, part) => node?.[part], api),
        reference,
      ).toBeDefined();
  });

  test("has every route and method that there is, and no other", async () => {
    const api = await document();
    const told = Object.entries<Json>(api.paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const real: string[] = [];
    for (const file of API_FILES) {
      if (file.template.includes("...") || file.template.endsWith("/openapi.json")) continue;
      const { OPTIONS } = await file.load();
      const options = await OPTIONS(new Request("http://localhost/", { method: "OPTIONS" }), {
        params: Promise.resolve(undefined),
      });
      const allowed = options.headers.get("allow")?.split(", ") ?? [];
      for (const method of allowed)
        if (method !== "HEAD" && method !== "OPTIONS") real.push(`${method} ${file.template}`);
    }
    expect(told.sort()).toEqual(real.sort());
  });

  test("says of each operation what it takes and what it answers", async () => {
    const api = await document();
    const operation = api.paths["/api/v1/bookings/{id}/commands"].post;
    expect(operation.parameters.map((parameter: Json) => [parameter.in, parameter.name])).toEqual([
      ["path", "id"],
      ["header", "Idempotency-Key"],
    ]);
    expect(Object.keys(operation.responses)).toEqual([
      "200",
      "401",
      "403",
      "404",
      "409",
      "413",
      "422",
      "429",
      "500",
    ]);
    const body = operation.requestBody.content["application/json"].schema;
    expect(body).toMatchObject({ type: "object", required: ["command"], additionalProperties: false });
    const list = api.paths["/api/v1/bookings"].get.parameters.map(({ name }: Json) => name);
    for (const name of ["lifecycle", "phase", "status", "q", "from", "to", "sort", "limit", "cursor"])
      expect(list).toContain(name);
    expect(api.components.schemas.Booking.properties.status.enum).toContain("pending_approval");
  });
});
