/**
 * "À vérifier" must empty itself: a disagreement that ended with what this device had said, or that its user has since
 * said otherwise, asks nothing any more. One that somebody else decided stays until it is read.
 * Before: main.tsx runs it once. After: store.dismiss.
 */
import { effect } from "@preact/signals";
import type { Refused } from "../store";
import { store } from "../store";

/** How a disagreement ended, or null while it is open. */
export function endOf({ type, id, fields }: Refused): { shown: unknown; version: string } | null {
  const [name = ""] = fields;
  const { open, leaves } = store.reading(type, id, name);
  const [leaf] = leaves;
  return open || !leaf ? null : { shown: leaf.value, version: leaf.version };
}

export function letSettledGo(): void {
  effect(() => {
    const state = store.state.value;
    if (state.kind !== "open" || !state.complete) return;
    for (const one of store.refused.value) {
      if (one.outcome !== "review") continue;
      const end = endOf(one);
      const mine = one.version.slice(0, one.version.lastIndexOf("-") + 1);
      if (end?.version.startsWith(mine)) void store.dismiss(one.version);
    }
  });
}
