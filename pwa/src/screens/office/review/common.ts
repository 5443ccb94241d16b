// What all had seen before they disagreed, among the writes that the server still knows. Pure.
// Before: past.ts asks for them, by "field version". After: disagreement.tsx.

interface Past {
  readonly at: number;
  readonly over: readonly string[];
}

/** The last write that every leaf covers, directly or through others: what all had seen. */
export function common<W extends Past>(
  writes: ReadonlyMap<string, W>,
  field: string,
  leaves: readonly { readonly over: readonly string[] }[],
): W | undefined {
  const behind = leaves.map(({ over }) => {
    const found = new Set<string>();
    const todo = [...over];
    for (let one = todo.pop(); one !== undefined; one = todo.pop()) {
      if (found.has(one)) continue;
      found.add(one);
      todo.push(...(writes.get(`${field} ${one}`)?.over ?? []));
    }
    return found;
  });
  const [first, ...others] = behind;
  return [...(first ?? [])]
    .filter((one) => others.every((of) => of.has(one)))
    .flatMap((one) => writes.get(`${field} ${one}`) ?? [])
    .sort((a, b) => b.at - a.at)[0];
}
