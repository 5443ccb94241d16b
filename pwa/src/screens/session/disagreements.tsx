/**
 * "Karim a aussi noté cette séance. Choisissez.": what two people said without having seen each other.
 * Before: register.tsx. After: choose.tsx, a sheet.
 */
import { store } from "../../store";
import { Card } from "../../ui/card";
import { field } from "../../ui/fr.field";
import { register } from "../../ui/fr.register";
import { iMayWrite, me } from "../me";
import { authorOf, given, shortName } from "../names";
import { type Attendance, lastOf } from "../records";
import { up } from "./shown";

export interface Open {
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

export const leaves = (one: Open) => store.reading(one.type, one.id, one.field).leaves;

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
      title={register.session.both(first)}
      onClick={() => {
        up.value = { kind: "disagreements" };
      }}
    />
  );
}
