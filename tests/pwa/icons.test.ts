// What a first visit may draw: only the pictograms that are there with it. The others come with icons.all.ts.

import { existsSync, readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { expect, test } from "vitest";
import { first } from "../../pwa/src/ui/icons.first.ts";
import { more } from "../../pwa/src/ui/icons.more.ts";

const SOURCE = resolve(import.meta.dirname, "../../pwa/src");
const IMPORT = /^(?:import|export)(?! type)\s(?:[^;"]*?from )?"(\.[^"]+)";/gm;
const ENDS = ["", ".ts", ".tsx", "/index.ts"];

/** A file and whatever is loaded with it. */
function loaded(file: string, all = new Map<string, string>()): Map<string, string> {
  if (all.has(file)) return all;
  const text = readFileSync(file, "utf8");
  all.set(file, text);
  for (const [, name = ""] of text.matchAll(IMPORT)) {
    const found = ENDS.map((end) => resolve(dirname(file), name + end)).find(
      (one) => /\.tsx?$/.test(one) && existsSync(one),
    );
    if (found) loaded(found, all);
  }
  return all;
}

/** The names of pictograms in a file: on the lines that speak of icons, or anywhere where their type is known. */
function drawn(text: string): string[] {
  const lines = text.includes("IconName") ? text : (text.match(/^.*icon.*$/gim) ?? []).join("\n");
  return [...lines.matchAll(/"(\w+)"/g)].map(([, name = ""]) => name);
}

test.each(["main.tsx", "screens/opening/back.ts"])("%s draws what is there", (entry) => {
  const files = loaded(resolve(SOURCE, entry));
  expect([...files.keys()]).not.toContain(resolve(SOURCE, "ui/icons.all.ts"));
  const names = [...files].flatMap(([file, text]) => (file.includes("/icons") ? [] : drawn(text)));
  expect(names.some((name) => name in first)).toBe(true);
  expect(names.filter((name) => name in more)).toEqual([]);
});

test.each(["session/session.tsx", "later.ts", "office/office.tsx", "delivery/delivery.tsx"])(
  "%s may draw them all",
  (screen) => {
    const files = loaded(resolve(SOURCE, "screens", screen));
    expect([...files.keys()]).toContain(resolve(SOURCE, "ui/icons.all.ts"));
  },
);
