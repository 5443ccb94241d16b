/**
 * "Peut-être la même personne": somebody of the same name, for the coordinator to unite; told here so that nobody goes
 * on writing to two entries unawares. Before: person.tsx.
 */
import { to } from "../../router";
import { Card } from "../../ui/card";
import { later } from "../../ui/fr.later";
import { iMaySee } from "../me";
import { fullName, personOf } from "../names";
import { likely } from "../same";

export function Twins({ person }: { person: string }) {
  if (!iMaySee("person", "birth_year")) return null;
  const twins = likely(person);
  return (
    <>
      {twins.map((one) => (
        <Card
          key={one}
          tone="notice"
          icon="people"
          title={later.people.twin}
          sub={[fullName(one), personOf(one).birth_year].filter(Boolean).join(" · ")}
          href={to.person(one)}
        />
      ))}
    </>
  );
}
