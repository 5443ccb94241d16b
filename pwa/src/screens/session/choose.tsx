/**
 * Both values of each disagreement, side by side, and one choice each: whoever chooses has seen both, so it is closed.
 * A worker's choice is an ordinary edit; only a coordinator's is a decision, which can be undone. Before: disagreements.tsx. After: ../notice.ts.
 */
import type { Value } from "../../store";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { when } from "../../ui/dates";
import { field } from "../../ui/fr.field";
import { later } from "../../ui/fr.later";
import { Sheet } from "../../ui/sheet";
import { valueWords } from "../describe";
import { iAm, me } from "../me";
import { authorOf, given } from "../names";
import { clearNotice, keep } from "../notice";
import { now } from "../now";
import { leaves, type Open, openIn } from "./disagreements";
import { closeUp, up } from "./shown";

export function DisagreementsSheet({ session }: { session: string }) {
  const open = openIn(session);
  const shown = up.value?.kind === "disagreements";
  return (
    <Sheet open={shown} title={later.two.title} onClose={closeUp}>
      {open.length === 0 && <p role="status">{later.two.none}</p>}
      {open.map((one) => (
        <section key={`${one.id} ${one.field}`} class="stack">
          <h3>{one.title}</h3>
          <Choices open={one} />
        </section>
      ))}
      {open.length > 0 && !iAm("coordinator") && <p class="quiet">{later.two.hint}</p>}
    </Sheet>
  );
}

function Choices({ open }: { open: Open }) {
  const decide = iAm("coordinator");
  const seen = new Set<string>();
  const side = leaves(open);
  const versions = side.map((leaf) => leaf.version);
  return (
    <>
      {side.map((leaf, at) => {
        const words = valueWords(open.type, open.field, leaf.value as Value);
        if (seen.has(words)) return null;
        seen.add(words);
        const { user, name } = authorOf(leaf.version);
        const who = user === me().user ? field.you : given(name);
        const choose = async () => {
          const change = {
            type: open.type,
            id: open.id,
            set: { [open.field]: leaf.value as Value },
          };
          // What was noticed before says no longer what "Annuler" would do.
          const settled = decide ? { decide } : { shown: { [open.field]: versions } };
          if (await keep([{ ...change, ...settled }])) clearNotice();
        };
        return (
          <Card key={leaf.version} title={words} sub={`${who}, ${when(leaf.at, now.value)}`}>
            {at === 0 && <span class="quiet">{later.two.shown}</span>}
            <Button kind="secondary" small onClick={() => void choose()}>
              {at === 0 ? later.two.keep(words) : later.two.choose(words)}
            </Button>
          </Card>
        );
      })}
    </>
  );
}
