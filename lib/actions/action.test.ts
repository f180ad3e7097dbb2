import { expect, test, vi } from "vitest";
import { z } from "zod";
import { action, personalAction } from "@/lib/actions/action";

vi.mock("@/lib/server/auth/current-user", () => ({ currentUser: async () => null }));

test("whoever was signed out is told so in the desk's words, and nothing runs", async () => {
  const run = vi.fn();
  const schema = z.string();
  for (const refused of [
    await action({ schema }, run)("harbour", "x"),
    await personalAction({ schema }, run)("x"),
  ])
    expect(refused).toMatchObject({
      ok: false,
      error: {
        code: "unauthenticated",
        message: "You were signed out. Sign in in another tab, then try again; what you typed is kept.",
      },
    });
  expect(run).not.toHaveBeenCalled();
});
