// One human, several entries: which are joined, and which may be. PROTOCOL.md, "Same person" (L14).
// Twin of same_person.py. Before: search.ts folds names. It compares only what its caller holds, so nobody is
// shown people of a territory that is not theirs.

import { folded, SLIP_FROM, slipped } from "./search.ts";

/** The id of a union, and its shown verdict. */
export type Union = readonly [id: string, verdict: string | null];

/** What of a person is compared. */
export interface Human {
  readonly id: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly birthYear: number | null;
}

/** For each person joined to another, all entries of that human, the kept one (the smallest) first. */
export function classes(unions: Iterable<Union>): Map<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const [id, verdict] of unions) {
    if (verdict !== "same") continue;
    const all = id.split("+").flatMap((one) => found.get(one) ?? [one]);
    const joined = [...new Set(all)].sort();
    for (const one of joined) found.set(one, joined);
  }
  return found;
}

/** Unions that keep apart two entries which others join, for somebody to look at. */
export function contradictions(unions: readonly Union[]): string[] {
  const joined = classes(unions);
  return unions
    .filter(([, verdict]) => verdict === "different")
    .map(([id]) => id)
    .filter((id) => {
      const [a = "", b = ""] = id.split("+");
      return joined.get(a)?.includes(b);
    })
    .sort();
}

interface Named {
  readonly human: Human;
  readonly words: readonly string[];
}

/** Pairs of entries that may be one human and that nobody has judged yet; in order of id. */
export function duplicates(
  humans: readonly Human[],
  unions: readonly Union[] = [],
): [string, string][] {
  const judged = new Set(unions.filter(([, verdict]) => verdict).map(([id]) => id));
  const joined = classes(unions);
  const blocks = new Map<string, Named[]>();
  for (const human of [...humans].sort((a, b) => order(a.id, b.id))) {
    const words = folded(`${human.firstName} ${human.lastName}`).sort();
    for (const key of new Set(words.map(sound))) {
      const block = blocks.get(key);
      if (block) block.push({ human, words });
      else blocks.set(key, [{ human, words }]);
    }
  }
  const found = new Map<string, [string, string]>();
  for (const block of blocks.values()) {
    for (const [i, one] of block.entries()) {
      for (const two of block.slice(i + 1)) {
        const key = `${one.human.id}+${two.human.id}`;
        if (found.has(key) || judged.has(key) || !alike(one, two)) continue;
        if (joined.get(one.human.id)?.includes(two.human.id)) continue;
        found.set(key, [one.human.id, two.human.id]);
      }
    }
  }
  return [...found.values()].sort((a, b) => order(a[0], b[0]) || order(a[1], b[1]));
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Same words in any order, one slip at most; or all of the shorter name, and the same birth year. */
function alike(one: Named, two: Named): boolean {
  const [short, long] = one.words.length <= two.words.length ? [one, two] : [two, one];
  if (short.words.length < 2) return false;
  const left = [...long.words];
  let slips = 0;
  for (const word of short.words) {
    const exact = left.indexOf(word);
    const at = exact >= 0 ? exact : left.findIndex((other) => near(word, other));
    if (at < 0) return false;
    if (exact < 0) slips += 1;
    if (slips > 1) return false;
    left.splice(at, 1);
  }
  const [a, b] = [one.human.birthYear, two.human.birthYear];
  if (a === null || b === null) return !left.length;
  if (a === b) return true;
  return !left.length && !slips && slipped(String(a), String(b));
}

function near(a: string, b: string): boolean {
  return a === b || (Math.min(a.length, b.length) >= SLIP_FROM && slipped(a, b));
}

const SOUNDS: readonly (readonly [written: RegExp, spoken: string])[] = [
  [/ph/g, "f"],
  [/qu/g, "k"],
  [/ck/g, "k"],
  [/ch/g, "s"],
  [/[qc]/g, "k"],
  [/y/g, "i"],
  [/z/g, "s"],
  [/h/g, ""],
  [/w/g, "v"],
];

/** A coarse key of how a word sounds: what may be one name falls into one block. */
function sound(written: string): string {
  const word = SOUNDS.reduce((so, [from, to]) => so.replace(from, to), written);
  const first = word.slice(0, 1);
  const rest = [...word.slice(1)].filter((letter) => !"aeiou".includes(letter));
  const key = rest.filter((letter, i) => letter !== (i ? rest[i - 1] : first));
  return first + key.slice(0, 2).join("");
}
