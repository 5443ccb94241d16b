// A record as screens see it, whatever its fields are called. Before: pwa/src/store/reading.ts.

import { expect, test } from "vitest";
import { Memory } from "../../pwa/src/store/memory.ts";
import { seen } from "../../pwa/src/store/reading.ts";
import type { Operation } from "../../sync/operation.ts";

test("L23 a field that only a later version knows lends nothing to the others, whatever its name", () => {
  const memory = new Memory();
  const text =
    '{"n":1,"at":1,"type":"person","id":"awa","set":{"__proto__":{"note":"lent"},"first_name":"Awa"}}';
  const operation = JSON.parse(text) as Operation;
  memory.wait([{ device: "k1", operation, version: "k1-1", text, mac: "", kept: true }]);
  const cell = memory.cell("person", "awa");
  const values = cell && seen(memory, cell).values;
  expect(Object.keys(values ?? {}).sort()).toEqual(["__proto__", "first_name"]);
  expect(values?.first_name).toBe("Awa");
  expect(values?.note).toBeUndefined();
});
