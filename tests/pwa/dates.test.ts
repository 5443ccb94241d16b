// Dates and counts read as a French person writes them. Before: pwa/src/ui/dates.ts.

import { expect, test } from "vitest";
import * as dates from "../../pwa/src/ui/dates";

const spaced = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");
const instant = Date.parse("2026-11-18T17:12:00Z"); // 18:12 in Paris

test.each([
  [dates.dayShort("2026-11-19"), "jeu. 19 nov."],
  [dates.dayLong("2026-11-19"), "jeudi 19 novembre"],
  [dates.dayFull("2025-06-02"), "2 juin 2025"],
  [dates.dayFull("2026-01-01"), "1er janvier 2026"],
  [dates.dayPlain("2026-11-01"), "1er novembre"],
  [dates.dayShort("2026-11-01"), "dim. 1er nov."],
  [dates.dayLong("2026-11-11"), "mercredi 11 novembre"],
  [dates.dayNear("2026-11-01", "2026-11-03"), "dimanche 1er"],
  [dates.dayNear("2026-11-16", "2026-11-19"), "lundi 16"],
  [dates.dayNear("2026-11-18", "2026-11-19"), "hier"],
  [dates.dayNear("2026-11-19", "2026-11-19"), "aujourd’hui"],
  [dates.dayNear("2026-11-02", "2026-11-19"), "lun. 2 nov."],
  [dates.times("14:00", "16:30"), "14 h – 16 h 30"],
  [dates.time("08:05"), "8 h 05"],
  [dates.when(instant, instant + 1000), "à 18 h 12"],
  [dates.when(instant, instant + 86_400_000), "hier à 18 h 12"],
  [dates.ago(instant, instant + 2400), "il y a 2 s"],
  [dates.ago(instant, instant + 86_400_000 * 3), "il y a 3 jours"],
  [dates.ago(instant, instant - 5000), "à l’instant"],
  [dates.counted(0, "saisie"), "0 saisie"],
  [dates.counted(1, "saisie"), "1 saisie"],
  [dates.counted(3000, "saisie"), "3 000 saisies"],
  [dates.list(["Awa", "Hugo", "Ioana"]), "Awa, Hugo et Ioana"],
  [dates.of("Awa"), "d’Awa"],
  [dates.of("Élodie"), "d’Élodie"],
  [dates.of("Karim"), "de Karim"],
])("%s", (written, wanted) => expect(spaced(written)).toBe(wanted));

test("a date does not slip by the hour of the clocks' change", () => {
  expect(dates.dateOf(Date.parse("2026-03-28T23:30:00Z"))).toBe("2026-03-29");
  expect(dates.clockOf(Date.parse("2026-03-29T01:30:00Z"))).toBe("03:30");
});

test("L10: a date that no calendar has, or a clock gone mad, stops no screen", () => {
  for (const tell of [dates.dayShort, dates.dayLong, dates.dayFull, dates.dayPlain, dates.monthOf])
    expect(spaced(tell("2026-13-45"))).toBe("date impossible");
  expect(spaced(dates.dayNear("2026-99-99", "2026-11-19"))).toBe("date impossible");
  for (const at of [Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER])
    expect(dates.when(at, instant)).not.toBe("");
});
