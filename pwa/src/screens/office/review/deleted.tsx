// Somebody worked on what somebody else had deleted: it is back in sight, and a person decides (L13).
// Before: review.tsx. After: ../decide.ts.

import { store } from "../../../store";
import { Compare } from "../../../ui/compare";
import { office } from "../../../ui/fr.office";
import { decide } from "../decide.ts";
import { HOME } from "./home.ts";
import { usePast } from "./past.ts";
import { detail, nameOf } from "./words.ts";

const words = office.review;

export function Deleted({ type, id }: { type: string; id: string }) {
  const past = usePast(type, id);
  const [deletion] = store.reading(type, id, "deleted").leaves;
  const name = nameOf(type, id);
  const settle = (deleted: boolean) =>
    void decide(
      [{ type, id, set: { deleted } }],
      deleted ? words.deletedAgain(name) : words.restored(name),
      HOME,
    );
  return (
    <>
      <div>
        <h2 class="question">{words.deletedQuestion(name)}</h2>
        <p class="quiet">{words.deletedHint}</p>
      </div>
      <Compare
        sides={[
          {
            id: "kept",
            head: words.shown,
            value: words.stays,
            shown: true,
            choose: { label: words.restore, onClick: () => settle(false) },
          },
          {
            id: "gone",
            head: words.wanted,
            value: words.goes,
            detail:
              deletion &&
              detail(deletion, past.writes.get(`deleted ${deletion.version}`)?.received),
            choose: { label: words.deleteAgain, onClick: () => settle(true) },
          },
        ]}
      />
    </>
  );
}
