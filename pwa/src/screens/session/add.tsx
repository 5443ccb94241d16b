/**
 * "Ajouter quelqu'un": one tap opens, one tap adds. People seen lately stand first; whoever is not found is "Ajouter
 * « Awa »", a result like the others: a first name is enough.
 * Before: register.tsx. After: marks.ts, and back on the register.
 */
import { useState } from "preact/hooks";
import { back, to } from "../../router";
import { store } from "../../store";
import { Button } from "../../ui/button";
import { Field } from "../../ui/field";
import { later } from "../../ui/fr.later";
import { register } from "../../ui/fr.register";
import { useDraft } from "../draft";
import { iMayWrite } from "../me";
import { meeting, peopleAt, statusAt, through } from "../meeting";
import { Page } from "../page";
import { PersonCard } from "../person/card";
import { find, recent } from "../person/find";
import { newPerson } from "../person/new";
import { add } from "./marks";

const FEW = 20;

export function AddSomebody({ session }: { session: string }) {
  const key = `session/${session}/add`;
  const [query, setQuery] = useDraft(key);
  const [asked, setAsked] = useState(false);
  const one = meeting(session);
  const here = new Set(
    peopleAt(session).filter((person) => statusAt(session, person) !== "unknown"),
  );
  const name = query.trim();
  const found = (name ? find(name) : recent(through(session))).filter(
    (person) => !here.has(person),
  );
  const done = () => {
    store.drafts.drop(key);
    back(to.session(session));
  };
  const known = (person: string) => {
    void add(session, person);
    done();
  };
  const unknown = () => {
    const made = newPerson(name, through(session));
    if (!made) return setAsked(true);
    void add(session, made.id, made);
    done();
  };
  return (
    <Page current="today" back={to.session(session)} title={register.session.add} sub={one?.name}>
      <Field
        label={later.people.search}
        type="search"
        hint={later.people.searchHint}
        value={query}
        onInput={(text) => {
          setQuery(text);
          setAsked(false);
        }}
        error={asked ? later.people.needFirstName : undefined}
      />
      {!name && found.length > 0 && <h2 class="label">{later.people.recent}</h2>}
      <ul class="stack" aria-label={name ? later.people.found(found.length) : later.people.recent}>
        {found.slice(0, FEW).map((person) => (
          <li key={person}>
            <PersonCard person={person} onClick={() => known(person)} />
          </li>
        ))}
      </ul>
      {iMayWrite("person", "first_name") && (
        <Button kind="secondary" icon="plus" wide onClick={unknown}>
          {name ? later.people.add(name) : later.add.nobody}
        </Button>
      )}
    </Page>
  );
}
