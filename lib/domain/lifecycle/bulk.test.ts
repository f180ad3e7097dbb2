import { describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import type { Role } from "@/lib/domain/access/roles";
import { commandsByTable } from "@/lib/domain/lifecycle/bulk";
import { lifecycleOf } from "@/lib/domain/lifecycle/registry";

const me = "0190a000-0000-7000-8000-000000000001";
const person = (...roles: Role[]): Actor => ({ kind: "person", id: me, name: "Me", roles, supplierId: null });
const booking = (status: string, authorId: string | null = null, makerId: string | null = null) => ({
  status,
  authorId,
  makerId,
  supplierId: null,
  customerId: null,
});

describe("commandsByTable", () => {
  it("gives an agent what an agent may do, and says which of it needs a reason", () => {
    expect(commandsByTable(lifecycleOf("request"), booking("pending"), person("agent"))).toEqual([
      { command: "withdraw", reasonRequired: false },
    ]);
    expect(commandsByTable(lifecycleOf("request"), booking("confirmed"), person("agent"))).toEqual([
      { command: "cancel", reasonRequired: true },
    ]);
  });

  it("leaves out what needs more to be typed, what a timer does, and what waits", () => {
    const commands = commandsByTable(lifecycleOf("tour"), booking("on_hold"), person("owner"));
    expect(commands.map(({ command }) => command)).toEqual(["request_payment", "confirm", "cancel"]);
  });

  it("gives a viewer nothing, and a terminal status nothing to anybody", () => {
    expect(commandsByTable(lifecycleOf("request"), booking("pending"), person("viewer"))).toEqual([]);
    expect(commandsByTable(lifecycleOf("request"), booking("rejected"), person("owner"))).toEqual([]);
  });
});

describe("commandsByTable of a decision", () => {
  const commands = (...given: Parameters<typeof commandsByTable>) =>
    commandsByTable(...given).map(({ command }) => command);

  it("keeps maker and checker apart", () => {
    const asset = lifecycleOf("asset");
    expect(commands(asset, booking("pending", "somebody"), person("approver"))).toEqual([
      "approve",
      "reject",
    ]);
    expect(commands(asset, booking("pending", me), person("approver"))).toEqual([]);
    expect(commands(asset, booking("pending", "somebody", me), person("approver"))).toEqual([]);
  });

  it("lets a supplier decide its own alone", () => {
    const supplier: Actor = { kind: "person", id: me, name: "S", roles: ["supplier"], supplierId: "s1" };
    const request = lifecycleOf("request");
    const own = { ...booking("pending"), supplierId: "s1" };
    expect(commands(request, own, supplier)).toEqual(["confirm", "reject"]);
    expect(commands(request, { ...own, supplierId: "s2" }, supplier)).toEqual([]);
  });
});
