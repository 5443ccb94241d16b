// Who might be the same human twice, and which verdicts contradict each other. A verdict settles a pair.
// Pure: entries and unions go in. Before: items.ts. After: nothing.

export interface Entry {
  readonly id: string;
  readonly first: string;
  readonly last: string;
  readonly born: number | null;
}
export interface Verdict {
  /** "a+b" */
  readonly id: string;
  readonly verdict: string;
}

export const pairId = (a: string, b: string) => (a < b ? `${a}+${b}` : `${b}+${a}`);

/** Without accents, capitals and hyphens. */
const fold = (text: string) =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z]+/g, "");

/** Pairs that look alike: one letter may differ in one of both names, the birth years may not. */
export function alike(entries: readonly Entry[], settled: ReadonlySet<string>): string[] {
  const found = new Set<string>();
  const buckets = new Map<string, { first: string; last: string; one: Entry }[]>();
  for (const one of entries) {
    const [first, last] = [fold(one.first), fold(one.last)];
    if (!first || !last) continue;
    for (const key of [`last ${last}`, `first ${first}`]) {
      const of = buckets.get(key) ?? [];
      for (const other of of) {
        const born = one.born === null || other.one.born === null || one.born === other.one.born;
        const id = pairId(one.id, other.one.id);
        const near = close(first, other.first) && close(last, other.last);
        if (born && near && !settled.has(id)) found.add(id);
      }
      buckets.set(key, [...of, { first, last, one }]);
    }
  }
  return [...found].sort();
}

/** Equal, or one letter more, less, or other. */
export function close(a: string, b: string): boolean {
  if (a === b) return true;
  if (Math.abs(a.length - b.length) > 1 || Math.min(a.length, b.length) < 3) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  const [restA, restB] = [a.slice(at), b.slice(at)];
  return restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1);
}

/** Pairs that were told apart, and yet are joined through others. */
export function contradictions(verdicts: readonly Verdict[]): string[] {
  const group = new Map<string, string>();
  const top = (id: string): string => {
    const above = group.get(id);
    return above === undefined || above === id ? id : top(above);
  };
  for (const { id, verdict } of verdicts) {
    const [a = "", b = ""] = id.split("+");
    if (verdict === "same") group.set(top(a), top(b));
  }
  return verdicts
    .filter(({ verdict }) => verdict === "different")
    .map(({ id }) => id)
    .filter((id) => {
      const [a = "", b = ""] = id.split("+");
      return top(a) === top(b);
    });
}
