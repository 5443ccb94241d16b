// What only the server still knows of a record: what both had seen before, and when each entry was received.
// Without network the screen goes without. Before: ../server.ts. After: disagreement.tsx, late.tsx.

import { useEffect, useState } from "preact/hooks";
import { history, type PastWrite } from "../server.ts";

export interface Past {
  readonly writes: ReadonlyMap<string, PastWrite>;
  readonly known: boolean;
}

export function usePast(type: string, id: string): Past {
  const [past, setPast] = useState<Past>({ writes: new Map(), known: false });
  useEffect(() => {
    let wanted = true;
    void history(type, id).then((answer) => {
      if (!wanted || !answer.ok) return;
      const { changes } = answer.value;
      setPast({
        writes: new Map(changes.map((one) => [`${one.field} ${one.version}`, one])),
        known: true,
      });
    });
    return () => {
      wanted = false;
    };
  }, [type, id]);
  return past;
}

/** The last write that every leaf covers, directly or through others: what all had seen. */
export function common(
  past: Past,
  field: string,
  leaves: readonly { readonly version: string; readonly over: readonly string[] }[],
): PastWrite | undefined {
  const behind = leaves.map(({ over }) => {
    const found = new Set<string>();
    const todo = [...over];
    for (let one = todo.pop(); one !== undefined; one = todo.pop()) {
      if (found.has(one)) continue;
      found.add(one);
      todo.push(...(past.writes.get(`${field} ${one}`)?.over ?? []));
    }
    return found;
  });
  const [first, ...others] = behind;
  return [...(first ?? [])]
    .filter((one) => others.every((of) => of.has(one)))
    .flatMap((one) => past.writes.get(`${field} ${one}`) ?? [])
    .sort((a, b) => b.at - a.at)[0];
}
