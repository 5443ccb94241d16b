// What both had seen before they disagreed. Before: pwa/src/screens/office/review/common.ts.

import { expect, test } from "vitest";
import { common } from "../../pwa/src/screens/office/review/common.ts";

const write = (version: string, value: string, at: number, ...over: string[]) =>
  [`phone ${version}`, { version, field: "phone", value, at, over }] as const;
const writes = new Map([
  write("a-1", "01", 1),
  write("a-2", "02", 2, "a-1"),
  write("b-1", "03", 3, "a-2"),
]);

test("the latest that all leaves cover, also through others", () => {
  const leaves = [{ over: ["b-1"] }, { over: ["a-2"] }];
  expect(common(writes, "phone", leaves)?.value).toBe("02");
});

test("nothing, when one of them had seen nothing", () => {
  expect(common(writes, "phone", [{ over: ["a-2"] }, { over: [] }])).toBeUndefined();
});
