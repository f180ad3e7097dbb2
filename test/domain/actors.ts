import { type Actor, SYSTEM } from "@/lib/domain/access/actor";
import { ROLES, type Role } from "@/lib/domain/access/roles";

export const AUTHOR_ID = "00000000-0000-7000-8000-0000000000a0";
export const MAKER_ID = "00000000-0000-7000-8000-0000000000a1";
export const SUPPLIER_ID = "00000000-0000-7000-8000-0000000000b0";
export const OTHER_SUPPLIER_ID = "00000000-0000-7000-8000-0000000000b1";
export const CUSTOMER_ID = "00000000-0000-7000-8000-0000000000c0";
export const OTHER_CUSTOMER_ID = "00000000-0000-7000-8000-0000000000c1";

/** Somebody with these roles who has nothing to do with the booking. */
export function person(...roles: Role[]): Actor {
  const number = roles.reduce((sum, role) => sum + 2 ** ROLES.indexOf(role), 0);
  return {
    kind: "person",
    id: `00000000-0000-7000-8000-000000010${String(number).padStart(3, "0")}`,
    name: roles.join(" and "),
    roles,
    supplierId: roles.includes("supplier") ? SUPPLIER_ID : null,
  };
}

export function author(...roles: Role[]): Actor {
  return { ...person(...roles), id: AUTHOR_ID, name: "The author" } as Actor;
}

export function maker(...roles: Role[]): Actor {
  return { ...person(...roles), id: MAKER_ID, name: "The maker" } as Actor;
}

export const customer: Actor = { kind: "customer", id: CUSTOMER_ID, name: "Ida Customer" };
const otherCustomer: Actor = { kind: "customer", id: OTHER_CUSTOMER_ID, name: "Olaf Customer" };
export const supplierByLink: Actor = { kind: "supplier", id: SUPPLIER_ID, name: "Fjord Boats" };
const otherSupplier: Actor = {
  kind: "person",
  id: "00000000-0000-7000-8000-0000000000b9",
  name: "Somebody of another supplier",
  roles: ["supplier"],
  supplierId: OTHER_SUPPLIER_ID,
};

/** The columns of test/oracle/matrix; a star is the author, a degree sign somebody else's. */
export const COLUMNS: Readonly<Record<string, Actor>> = {
  own: person("owner"),
  adm: person("admin"),
  app: person("approver"),
  age: person("agent"),
  cas: person("cashier"),
  acc: person("accountant"),
  sup: person("supplier"),
  mem: person("member"),
  vie: person("viewer"),
  "age*": author("agent"),
  "mem*": author("member"),
  "sup°": otherSupplier,
  cus: customer,
  "cus°": otherCustomer,
  sys: SYSTEM,
};
