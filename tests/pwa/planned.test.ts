// Dates that a repetition gives, and the sessions that they become. Before: pwa/src/screens/office/settings/dates.ts.

import { expect, test } from "vitest";
import { repeated, slotFor } from "../../pwa/src/screens/office/settings/dates.ts";

test.each([
  ["once", 9, ["2026-11-26"]],
  ["weekly", 3, ["2026-11-26", "2026-12-03", "2026-12-10"]],
  ["fortnightly", 2, ["2026-11-26", "2026-12-10"]],
  ["monthly", 3, ["2026-11-26", "2026-12-24", "2027-01-28"]],
] as const)("%s", (repeat, times, dates) => {
  expect(repeated("2026-11-26", repeat, times)).toEqual(dates);
});

test("a change of hour in the night moves no date", () => {
  expect(repeated("2026-03-26", "weekly", 2)).toEqual(["2026-03-26", "2026-04-02"]);
});

test("a month without a fifth Monday is left out", () => {
  expect(repeated("2026-11-30", "monthly", 3)).toEqual(["2026-11-30"]);
});

const known = [{ id: "prg.act.2026-11-26.1", start: "09:00" }];

test("L11 the same date at the same hour is one session", () => {
  expect(slotFor("prg.act", "2026-11-26", "09:00", known)).toBeNull();
});

test("L11 morning and afternoon are two sessions", () => {
  expect(slotFor("prg.act", "2026-11-26", "14:00", known)).toBe("prg.act.2026-11-26.2");
});

test("L11 two who plan the same free date offline make one session", () => {
  expect(slotFor("prg.act", "2026-12-03", "14:00", known)).toBe("prg.act.2026-12-03.1");
});
