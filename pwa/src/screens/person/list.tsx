/**
 * Personnes: a search that forgives, recent people first, everybody below.
 * Before: router. After: person.tsx, edit.tsx.
 */
import { useMemo, useState } from "preact/hooks";
import { to } from "../../router";
import { Button } from "../../ui/button";
import { Empty } from "../../ui/empty";
import { Field } from "../../ui/field";
import { later } from "../../ui/fr.later";
import { useDraft } from "../draft";
import { iMayWrite } from "../me";
import { Page } from "../page";
import { byName } from "../session/order";
import { PersonCard } from "./card";
import { everybody, find, recent } from "./find";

const FIRST = 30;

export function People() {
  const [query, setQuery] = useDraft("people/search");
  const [all, setAll] = useState(false);
  const asked = query.trim();
  const lately = asked ? [] : recent().slice(0, FIRST);
  const known = new Set(lately);
  const others = useMemo(() => everybody().sort(byName), [asked]).filter((one) => !known.has(one));
  const found = asked ? find(asked) : [];
  const rest = all || lately.length === 0 ? others : [];
  return (
    <Page
      current="people"
      title={later.people.title}
      action={
        iMayWrite("person", "first_name") && (
          <Button
            kind="secondary"
            icon="join"
            label={later.people.addHint}
            small
            href={to.newPerson}
          />
        )
      }
    >
      <Field
        label={later.people.search}
        type="search"
        hint={later.people.searchHint}
        value={query}
        onInput={setQuery}
      />
      {asked ? (
        <>
          <p class="quiet" role="status">
            {later.people.found(found.length)}
          </p>
          <List people={found.slice(0, 2 * FIRST)} />
          {iMayWrite("person", "first_name") && (
            <Button kind="secondary" icon="plus" wide href={to.newPerson}>
              {later.people.add(asked)}
            </Button>
          )}
        </>
      ) : (
        <>
          {lately.length > 0 && <h2 class="label">{later.people.recent}</h2>}
          <List people={lately} />
          {rest.length > 0 && lately.length > 0 && <h2 class="label">{later.people.others}</h2>}
          <List people={rest} />
          {rest.length === 0 && others.length > 0 && (
            <Button kind="secondary" wide onClick={() => setAll(true)}>
              {later.people.all(lately.length + others.length)}
            </Button>
          )}
          {lately.length + others.length === 0 && (
            <Empty icon="people" title={later.people.empty}>
              <p>{later.people.emptyHint}</p>
            </Empty>
          )}
        </>
      )}
    </Page>
  );
}

const List = ({ people }: { people: readonly string[] }) => (
  <ul class="stack">
    {people.map((person) => (
      <li key={person}>
        <PersonCard person={person} href={to.person(person)} />
      </li>
    ))}
  </ul>
);
