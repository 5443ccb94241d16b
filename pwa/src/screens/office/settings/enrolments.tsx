// Who is expected at an activity: found or newly written down, enrolled in one tap; the stage of each.
// Before: activity.tsx. After: ../../../store; the register expects them.

import { to } from "../../../router";
import type { Seen } from "../../../store";
import { Button } from "../../../ui/button";
import { Empty } from "../../../ui/empty";
import { Field } from "../../../ui/field";
import { settings } from "../../../ui/fr.settings";
import { fullName } from "../../names";
import { keep, notice } from "../../notice";
import { today } from "../../now";
import { Page } from "../../page";
import { PersonCard } from "../../person/card";
import { find } from "../../person/find";
import { newPerson } from "../../person/new";
import { type Enrolment, programmeOf } from "../../records";
import { optionsOf, useForm } from "../form.ts";
import { enrolledIn, nameOf } from "./lists.ts";

const words = settings.people;
const FEW = 12;
const stages: Readonly<Record<string, string>> = words.stages;

export function Enrolments({ activity }: { activity: string }) {
  const form = useForm(`inscrits/${activity}`, { name: "" });
  const typed = form.values.name.trim();
  const enrolled = enrolledIn(activity);
  const found = typed ? find(typed).filter((person) => !enrolled.has(person)) : [];
  const lines = [...enrolled].sort((a, b) => fullName(a[0]).localeCompare(fullName(b[0]), "fr"));

  const enrol = (person: string) => ({
    type: "enrolment",
    id: `${activity}.${person}`,
    set: { stage: "agreed", since: today.value },
  });
  const add = async (person: string) => {
    if (!(await keep([enrol(person)], { drafts: form.drafts }))) return;
    form.clear();
    toSearch();
    notice(words.added(fullName(person)));
  };
  const create = async (event: Event) => {
    event.preventDefault();
    const made = newPerson(typed, programmeOf(activity));
    if (!made || !(await keep([made, enrol(made.id)], { drafts: form.drafts }))) return;
    form.clear();
    toSearch();
    notice(words.added(typed));
  };
  return (
    <Page
      current="settings"
      over={nameOf("activity", activity)}
      title={words.title}
      back={to.office("reglages", "atelier", activity)}
    >
      <form class="stack" onSubmit={create}>
        <Field
          label={words.find}
          hint={words.hint}
          type="search"
          value={form.values.name}
          onInput={form.set("name")}
          maxLength={160}
        />
        <ul class="stack">
          {found.slice(0, FEW).map((person) => (
            <li key={person}>
              <PersonCard person={person} onClick={() => void add(person)} />
            </li>
          ))}
        </ul>
        {typed && (
          <Button type="submit" kind={found.length ? "secondary" : "main"} icon="join" wide>
            {words.fresh(typed)}
          </Button>
        )}
      </form>
      <section class="stack">
        <h2>{words.enrolled}</h2>
        {lines.map(([person, one]) => (
          <Line key={person} person={person} one={one} />
        ))}
        {!lines.length && (
          <Empty icon="people" title={words.none}>
            <p>{words.noneHint}</p>
          </Empty>
        )}
      </section>
    </Page>
  );
}

/** The next name is typed where this one was. */
const toSearch = () =>
  document.querySelector<HTMLElement>("main input[type=search]")?.focus({ preventScroll: true });

function Line({ person, one }: { person: string; one: Seen<Enrolment> }) {
  const name = fullName(person);
  const before = one.values.stage ?? "agreed";
  const set = async (stage: string) => {
    const write = (value: string) =>
      keep([{ type: "enrolment", id: one.id, set: { stage: value } }]);
    if (!(await write(stage))) return;
    notice(words.staged(name, stages[stage] ?? stage), () => void write(before));
  };
  return (
    <div class="card">
      <div class="line">
        <b class="grow">{name}</b>
        <div class="stage">
          <Field
            label={words.stage(name)}
            type="select"
            options={optionsOf(words.stages)}
            value={before}
            onInput={(stage) => void set(stage)}
          />
        </div>
      </div>
    </div>
  );
}
