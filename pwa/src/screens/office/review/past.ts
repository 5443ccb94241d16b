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
