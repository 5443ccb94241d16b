// Names as people mean them: accents, case, hyphens and one slip of a letter forgiven.
// Twin of search.py. After: same_person.ts, and whoever searches.

const ACCENTS = /[\u0300-\u036f]/g;
const BETWEEN = /[\s'’.,/()_-]+/;
const LIGATURES: Readonly<Record<string, string>> = {
  œ: "oe",
  æ: "ae",
  ß: "ss",
  ø: "o",
  ł: "l",
}; // what has no accent to take off
export const SLIP_FROM = 4; // shorter words are compared whole: a slip would make them other names

/** The words of a name without accents, case and signs: `Anne-Cécile ŒUF` → anne, cecile, oeuf. */
export function folded(text: string): string[] {
  const plain = text.toLowerCase().normalize("NFD").replace(ACCENTS, "");
  return plain
    .replace(/[œæßøł]/g, (one) => LIGATURES[one] ?? one)
    .split(BETWEEN)
    .filter((word) => word);
}

/** Whether two words differ by at most one letter: changed, missing, doubled, or two swapped. */
export function slipped(a: string, b: string): boolean {
  if (a === b) return true;
  if (Math.abs(a.length - b.length) > 1) return false;
  let i = 0;
  while (i < a.length && i < b.length && a[i] === b[i]) i += 1;
  const restA = a.slice(i);
  const restB = b.slice(i);
  const swapped = restA.slice(1, 2) + restA.slice(0, 1) + restA.slice(2) === restB;
  const [tailA, tailB] = [restA.slice(1), restB.slice(1)];
  return swapped || tailA === tailB || tailA === restB || restA === tailB;
}

/** Whether every word that was asked begins a word of the name, give or take a slip. */
export function matches(name: string, asked: string): boolean {
  const words = folded(name);
  return folded(asked).every((one) => words.some((word) => begins(word, one)));
}

function begins(word: string, asked: string): boolean {
  if (word.startsWith(asked)) return true;
  if (asked.length < SLIP_FROM) return false;
  return [-1, 0, 1].some((more) => slipped(word.slice(0, asked.length + more), asked));
}
