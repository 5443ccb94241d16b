// The entries that were united as one human, for whoever finds later that they are several: each union can be taken back,
// however long ago it was made. Before: ../../person/person.tsx, review.tsx. After: twins.tsx.

import { to } from "../../../router";
import { store } from "../../../store";
import { Empty } from "../../../ui/empty";
import { office } from "../../../ui/fr.office";
import { fullName } from "../../names";
import { Page } from "../../page";
import { membersOf } from "../../same";
import { Joined } from "./twins.tsx";

const words = office.review;

export function United({ person }: { person: string }) {
  const unions = membersOf(person).flatMap((one) =>
    store.about<{ verdict: string | null }>(one, "union"),
  );
  const links = new Set(unions.filter((one) => one.values.verdict === "same").map(({ id }) => id));
  return (
    <Page current="people" title={fullName(person)} sub={words.unitedHint} back={to.person(person)}>
      {!links.size && <Empty icon="person" title={words.alone} />}
      <ul class="stack">
        {[...links].sort().map((link) => (
          <li key={link}>
            <Joined link={link} next={to.person(person)} />
          </li>
        ))}
      </ul>
    </Page>
  );
}
