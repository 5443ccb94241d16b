/**
 * "Karim a aussi noté cette séance. Choisissez.": what two people said without having seen each other. A worker's choice
 * is an ordinary edit; only a coordinator's is a decision.
 * Before: register.tsx. After: ../notice.ts.
 */

import type { Value } from "../../store";
import { store } from "../../store";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { when } from "../../ui/dates";
import { fr } from "../../ui/fr";
import { field } from "../../ui/fr.field";
import { Sheet } from "../../ui/sheet";
import { valueWords } from "../describe";
import { iAm, iMayWrite, me } from "../me";
import { authorOf, given, shortName } from "../names";
import { keep } from "../notice";
import { now } from "../now";
import { type Attendance, lastOf } from "../records";
import { closeUp, up } from "./shown";

interface Open {
  readonly type: string;
  readonly id: string;
  readonly field: string;
  readonly title: string;
}

export function openIn(session: string): readonly Open[] {
  const own = store.get("session", session);
  const of = (
    type: string,
    id: string,
    names: readonly string[],
    title: (name: string) => string,
  ) =>
    names
      .filter((name) => iMayWrite(type, name))
      .map((name) => ({ type, id, field: name, title: title(name) }));
  const marks = store
    .under<Attendance>(session, "attendance")
    .filter((one) => one.sight && one.open.length > 0)
    .flatMap((one) => of("attendance", one.id, one.open, () => shortName(lastOf(one.id))));
  return [...of("session", session, own?.open ?? [], field.fieldName), ...marks];
}

const leaves = (one: Open) => store.reading(one.type, one.id, one.field).leaves;

export function Disagreements({ session }: { session: string }) {
  const open = openIn(session);
  if (open.length === 0) return null;
  const names = new Set(
    open
      .flatMap(leaves)
      .map((leaf) => authorOf(leaf.version))
      .filter((one) => one.user !== me().user)
      .map((one) => given(one.name)),
  );
  const [first = field.somebody] = names;
  return (
    <Card
      tone="notice"
      icon="warn"
      title={fr.session.both(first)}
      onClick={() => {
        up.value = { kind: "disagreements" };
      }}
    />
  );
}

export function DisagreementsSheet({ session }: { session: string }) {
  const open = openIn(session);
  const shown = up.value?.kind === "disagreements";
  return (
    <Sheet open={shown} title={field.two.title} onClose={closeUp}>
      {open.length === 0 && <p role="status">{field.two.none}</p>}
      {open.map((one) => (
        <section key={`${one.id} ${one.field}`} class="stack">
          <h3>{one.title}</h3>
          <Choices open={one} />
        </section>
      ))}
      {open.length > 0 && !iAm("coordinator") && <p class="quiet">{field.two.hint}</p>}
    </Sheet>
  );
}

function Choices({ open }: { open: Open }) {
  const decide = iAm("coordinator");
  const seen = new Set<string>();
  return (
    <>
      {leaves(open).map((leaf, at) => {
        const words = valueWords(open.type, open.field, leaf.value as Value);
        if (seen.has(words)) return null;
        seen.add(words);
        const { user, name } = authorOf(leaf.version);
        const who = user === me().user ? field.you : given(name);
        const choose = () =>
          keep([
            {
              type: open.type,
              id: open.id,
              set: { [open.field]: leaf.value as Value },
              ...(decide ? { decide } : {}),
            },
          ]);
        return (
          <Card key={leaf.version} title={words} sub={`${who}, ${when(leaf.at, now.value)}`}>
            {at === 0 && !decide ? (
              <span class="quiet">{field.two.shown}</span>
            ) : (
              <Button kind="secondary" small onClick={() => void choose()}>
                {field.two.choose(words)}
              </Button>
            )}
          </Card>
        );
      })}
    </>
  );
}
