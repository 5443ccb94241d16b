// Holds tokens.css to its word: each "pair" named in its header has at least the contrast it
// promises, in each theme, and no other style sheet writes a colour. Before:
// pwa/src/ui/tokens.css.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const folder = join(import.meta.dirname, "../../pwa/src/ui");
const source = readFileSync(join(folder, "tokens.css"), "utf8");
const pairs = [...source.matchAll(/pair: (--[\w-]+) on (--[\w-]+) ([\d.]+)/g)].map(
  ([, ink = "", fill = "", least = ""]) => ({ ink, fill, least: Number(least) }),
);

const block = (selector: string): string => {
  const start = source.indexOf(`${selector} {`);
  return source.slice(start, source.indexOf("}", start));
};

const declared = (text: string) =>
  Object.fromEntries(
    [...text.matchAll(/(--[\w-]+): ([^;]+);/g)].map(([, name = "", value = ""]) => [name, value]),
  );

const base = declared(block(":root"));
const both = (at: number) => (value: string) =>
  /^light-dark\((.+), (.+)\)$/.exec(value)?.[at] ?? value;
const pick = (tokens: Record<string, string>, side: (value: string) => string) =>
  Object.fromEntries(Object.entries(tokens).map(([name, value]) => [name, side(value)]));

const themes: Record<string, Record<string, string>> = {
  light: pick(base, both(1)),
  dark: pick(base, both(2)),
  contrast: { ...pick(base, both(1)), ...declared(block(':root[data-theme="contrast"]')) },
};

/** WCAG 2.2, relative luminance. */
function luminance(colour: string): number {
  const channels = /^#(..)(..)(..)$/.exec(colour)?.slice(1);
  if (!channels) throw new Error(`not a plain colour: ${colour}`);
  const [red = 0, green = 0, blue = 0] = channels
    .map((hex) => Number.parseInt(hex, 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

test("black on white is 21, so the measure is right", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21);
  expect(pairs.length).toBeGreaterThan(25);
});

describe.each(Object.keys(themes))("in the %s theme", (theme) => {
  test.each(pairs)("$ink on $fill has at least $least", ({ ink, fill, least }) => {
    const tokens = themes[theme] ?? {};
    expect(contrast(tokens[ink] ?? "", tokens[fill] ?? "")).toBeGreaterThanOrEqual(least);
  });
});

test("no colour is written outside tokens.css", () => {
  const others = readdirSync(folder).filter(
    (name) => /\.(css|tsx?)$/.test(name) && name !== "tokens.css",
  );
  for (const name of others) {
    const text = readFileSync(join(folder, name), "utf8");
    expect(text.match(/#[0-9a-f]{3,8}\b(?=[;"', )])|\b(?:rgb|hsl|oklch)\(/gi) ?? [], name).toEqual(
      [],
    );
  }
});
