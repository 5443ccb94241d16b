// What the app says: every sentence of its catalogues is said somewhere. One that no screen says any more is dead weight
// on a slow network, and what a translator would take for true.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const SOURCE = join(import.meta.dirname, "../../pwa/src");
const CATALOGUE = /ui\/fr(\.\w+)?\.ts$/;
/** The gallery shows the components while one works on them; it is no part of the app. */
const SHOWS = /ui\/(gallery|scenes)\.tsx$/;

const files = readdirSync(SOURCE, { recursive: true, encoding: "utf8" })
  .filter((file) => /\.tsx?$/.test(file) && !SHOWS.test(file))
  .map((file) => ({ file, text: readFileSync(join(SOURCE, file), "utf8") }));

type Node = Readonly<Record<string, unknown>>;

/** Every key that leads to a sentence, as it would be written: "fr.sync.sent". */
function keys(node: Node, path: string): string[] {
  return Object.entries(node).flatMap(([name, one]) =>
    one !== null && typeof one === "object" && !Array.isArray(one)
      ? keys(one as Node, `${path}.${name}`)
      : [`${path}.${name}`],
  );
}

/** A sentence may be said by another name in one file: "const words = opening.pin", "import { team as words }". */
function saidIn(text: string): string {
  const code = text
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/^\s*\/\/.*$/gm, "")
    .replace(/\s*\n\s*\./g, ".");
  const others = [
    ...[...code.matchAll(/^const (\w+) = (\w+(?:\.\w+)*);$/gm)],
    ...[...code.matchAll(/^import \{ (\w+) as (\w+) \} .*\/fr\..*$/gm)].map(
      ([line, long, short]) => [line, short, long],
    ),
  ];
  return others.reduce(
    (now, [line = "", short, long = ""]) =>
      now.replace(line, "").replace(new RegExp(`\\b${short}\\b(?=[.[])`, "g"), long),
    code,
  );
}

const said = files.map(({ text }) => saidIn(text)).join("\n");

/** By its whole name, or any of a group that is asked for by a name which only the running app knows. */
function isSaid(key: string): boolean {
  if (new RegExp(`\\b${key.replaceAll(".", "\\.")}\\b`).test(said)) return true;
  const groups = key.split(".").slice(0, -1);
  return groups.some((_, at) => {
    const group = groups.slice(0, at + 1).join("\\.");
    return at > 0 && new RegExp(`\\b${group}(?![.\\w])`).test(said);
  });
}

const catalogues = files.map(({ file }) => file).filter((file) => CATALOGUE.test(file));

test.each(catalogues)("every sentence of %s is said somewhere", async (file) => {
  const found = (await import(join(SOURCE, file))) as Record<string, unknown>;
  const all = Object.entries(found).flatMap(([name, one]) =>
    typeof one === "object" ? keys(one as Node, name) : [name],
  );
  expect(all).not.toEqual([]);
  expect(all.filter((key) => !isSaid(key))).toEqual([]);
});
