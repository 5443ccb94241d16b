/**
 * A person written down or put right. Only the fields that were changed are written, one operation for all, so two
 * people who change different fields are both right. Every keystroke is a kept draft.
 * Before: list.tsx, person.tsx. After: ../notice.ts.
 */
import { useState } from "preact/hooks";
import { back, go, to } from "../../router";
import type { Change, Value } from "../../store";
import { store } from "../../store";
import { Button } from "../../ui/button";
import { Empty } from "../../ui/empty";
import { Field, toWrong } from "../../ui/field";
import { fr } from "../../ui/fr";
import { later } from "../../ui/fr.later";
import { iMayWrite, me } from "../me";
import { fullName, personOf } from "../names";
import { keep, noticeAt } from "../notice";
import { Page } from "../page";
import type { Household, Named } from "../records";
import { PersonCard } from "./card";
import { type Draft, type FieldName, fields, readAs, shownAs } from "./fields";
import { find } from "./find";

export function EditPerson({ id }: { id?: string }) {
  const screen = `person/${id ?? "new"}`;
  const before = id ? personOf(id) : {};
  const household = before.household ?? undefined;
  const card = household ? store.get<Household>("household", household)?.values.card_number : null;
  const start: Draft = { ...shownAs(before), card: card ?? "" };
  const searched = id ? "" : (store.drafts.get("people/search") ?? "");
  if (searched) [start.first_name, start.last_name] = split(searched);
  // Only what was typed: what a colleague changes meanwhile in another field stays theirs.
  const [typed, setTyped] = useState<Partial<Draft>>(() =>
    JSON.parse(store.drafts.get(screen) ?? "{}"),
  );
  const draft = { ...start, ...typed };
  const [asked, setAsked] = useState(false);
  const [programme, setProgramme] = useState(me().programmes[0] ?? "");
  const type = (name: FieldName) => (text: string) => {
    const next = { ...typed, [name]: text };
    store.drafts.set(screen, JSON.stringify(next));
    setTyped(next);
  };
  const errors = problems(draft);
  const save = async () => {
    if (Object.keys(errors).length) {
      setAsked(true);
      return toWrong();
    }
    const person = id ?? store.id();
    const changes = changed(person, draft, id ? start : undefined, household, programme);
    const told = to.person(person);
    if (changes.length === 0) store.drafts.drop(screen);
    else if (!(await keep(changes, { drafts: [screen, "people/search"] }))) return;
    else noticeAt(told, later.people.saved(fullName(person)));
    if (id) back(told);
    else go(told, true);
  };
  if (id && !store.get("person", id)) return <Empty icon="person" title={later.people.gone} />;
  return (
    <Page
      current="people"
      back={id ? to.person(id) : to.people}
      title={id ? fullName(id) : later.people.addHint}
      dock={
        <Button icon="check" onClick={() => void save()}>
          {fr.common.save}
        </Button>
      }
    >
      {fields
        .filter(({ record, write }) => iMayWrite(record, write))
        .map(({ name, label, ...rest }) => (
          <Field
            key={name}
            label={label}
            value={draft[name]}
            onInput={type(name)}
            {...rest.field}
            error={asked ? errors[name] : undefined}
          />
        ))}
      {!id && <Alike name={`${draft.first_name} ${draft.last_name}`.trim()} />}
      {!id && me().programmes.length > 1 && (
        <Field
          label={later.people.programme}
          type="select"
          value={programme}
          onInput={setProgramme}
          options={me().programmes.map((value) => ({
            value,
            label: store.get<Named>("programme", value)?.values.name ?? "…",
          }))}
        />
      )}
    </Page>
  );
}

/** Said before a second entry is made of somebody who has one. */
function Alike({ name }: { name: string }) {
  const found = name.length > 2 ? find(name).slice(0, 3) : [];
  if (found.length === 0) return null;
  return (
    <section class="stack">
      <h2 class="label">{later.people.already}</h2>
      {found.map((one) => (
        <PersonCard key={one} person={one} href={to.person(one)} />
      ))}
    </section>
  );
}

function split(typed: string): [string, string] {
  const [first = "", ...rest] = typed.trim().split(/\s+/);
  return [first.slice(0, 1).toLocaleUpperCase("fr") + first.slice(1), rest.join(" ")];
}

function problems(draft: Draft): Partial<Record<FieldName, string>> {
  const odd = draft.birth_year !== "" && !/^(19|20)\d\d$/.test(draft.birth_year.trim());
  return {
    ...(draft.first_name.trim() ? {} : { first_name: later.people.needFirstName }),
    ...(odd ? { birth_year: later.people.oddYear } : {}),
  };
}

/** What to write: the fields that differ from what was there. The card is the household's. */
function changed(
  person: string,
  draft: Draft,
  start: Draft | undefined,
  household: string | undefined,
  programme: string,
): Change[] {
  const set: Record<string, Value> = {};
  for (const { name, record } of fields) {
    if (record !== "person" || draft[name] === (start?.[name] ?? "")) continue;
    set[name] = readAs(name, draft[name]);
  }
  const home = household ?? store.id();
  const number = draft.card.trim();
  const carded = number !== (start?.card ?? "");
  if (carded && !household && number) set.household = home;
  const acting = programme ? { in: programme } : {};
  return [
    ...(carded && (household || number)
      ? [{ type: "household", id: home, set: { card_number: number || null }, ...acting }]
      : []),
    ...(Object.keys(set).length ? [{ type: "person", id: person, set, ...acting }] : []),
  ];
}
