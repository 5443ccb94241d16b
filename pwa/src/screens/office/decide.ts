// A decision of the coordinator, told by name with its undo. Undoing voids the decision: what it had covered counts
// again, and the question is open again. Before: review/. After: ../notice.ts, ../../store.

import { splitVersion } from "../../../../sync/names.ts";
import { go } from "../../router";
import { type Change, store } from "../../store";
import { me } from "../me";
import { keep, noticeAt } from "../notice";

/** Writes the decisions; then on to `next`, where the notice with its undo stands. */
export async function decide(
  changes: readonly Change[],
  text: string,
  next: string,
): Promise<boolean> {
  if (!(await keep(changes.map((change) => ({ ...change, decide: true }))))) return false;
  const undo = changes.flatMap(voiding);
  noticeAt(next, text, () => {
    noticeAt(next, "");
    void keep(undo);
  });
  go(next, true);
  setTimeout(keepPlace);
  return true;
}

/** The button that was pressed has gone with its question: a keyboard goes on from the screen, not from nowhere. */
function keepPlace(): void {
  if (document.activeElement === document.body) document.querySelector("main")?.focus();
}

/** What takes a decision back that was just made. */
function voiding(change: Change): Change[] {
  const fields = Object.keys({ ...change.set, ...change.add, ...change.remove });
  const made = fields.flatMap((field) => {
    const { leaves } = store.reading(change.type, change.id, field);
    return leaves.filter((write) => write.decide && splitVersion(write.version)[0] === me().device);
  });
  const last = made
    .map((write) => write.version)
    .sort(byNumber)
    .at(-1);
  if (!last) return [];
  const { type, id } = change;
  return [{ type, id, void: [last], ...(change.in ? { in: change.in } : {}) }];
}

const byNumber = (a: string, b: string) => splitVersion(a)[1] - splitVersion(b)[1];
