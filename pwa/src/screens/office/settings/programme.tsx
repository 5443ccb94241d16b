// A programme and its activities. Before: settings.tsx. After: ../../../store, activity.tsx.

import { useState } from "preact/hooks";
import { go, to } from "../../../router";
import { store } from "../../../store";
import { Button } from "../../../ui/button";
import { Card } from "../../../ui/card";
import { Field } from "../../../ui/field";
import { fr } from "../../../ui/fr";
import { settings } from "../../../ui/fr.settings";
import { Icon } from "../../../ui/icons";
import { noticeAt } from "../../notice";
import { Page } from "../../page";
import { keepForm, onlyTyped, optionsOf, orNull, useForm } from "../form.ts";
import { activities, comingOf, type Programme as Known } from "./lists.ts";

const words = settings.programme;

export function Programme({ id }: { id: string | undefined }) {
  const [made] = useState(() => id ?? store.id(8));
  const known = id ? store.get<Known>("programme", id)?.values : undefined;
  const form = useForm(`action/${id ?? "nouvelle"}`, {
    name: known?.name ?? "",
    purpose: known?.purpose ?? "",
    entry: known?.entry ?? "open",
  });
  const { name, purpose, entry } = form.values;
  const save = async (event: Event) => {
    event.preventDefault();
    form.ask();
    if (!name.trim()) return;
    const all = { name: name.trim(), entry, purpose: orNull(purpose) };
    const set = id ? onlyTyped(form, all) : all;
    if (!(await keepForm(form, { type: "programme", id: made, set }))) return;
    const next = to.office("reglages", "action", made);
    noticeAt(next, words.saved(name.trim()));
    go(next, true);
  };
  return (
    <Page
      current="settings"
      title={id ? (known?.name ?? words.title) : words.fresh}
      back={to.office("reglages")}
    >
      {id && <Activities programme={id} />}
      <form class="stack loose" onSubmit={save}>
        <Field
          label={words.name}
          error={form.asked && !name.trim() ? words.need : undefined}
          value={name}
          onInput={form.set("name")}
          maxLength={200}
        />
        <Field
          label={words.purpose}
          hint={fr.common.optional}
          type="textarea"
          value={purpose}
          onInput={form.set("purpose")}
          maxLength={4000}
        />
        <Field
          label={words.entry}
          type="select"
          options={optionsOf(words.entries)}
          value={entry}
          onInput={form.set("entry")}
        />
        <Button type="submit" icon="check" kind={id ? "secondary" : "main"} wide>
          {fr.common.save}
        </Button>
      </form>
    </Page>
  );
}

function Activities({ programme }: { programme: string }) {
  const all = activities(programme);
  return (
    <section class="stack">
      <h2>{settings.activity.many}</h2>
      {all.map(({ id, values }) => (
        <Card
          key={id}
          icon="calendar"
          title={values.name}
          sub={settings.activity.dates(comingOf(id).length)}
          end={<Icon name="next" />}
          href={to.office("reglages", "atelier", id)}
        />
      ))}
      <Button
        kind={all.length ? "secondary" : "main"}
        icon="plus"
        href={to.office("reglages", "nouvel-atelier", programme)}
      >
        {settings.activity.add}
      </Button>
    </section>
  );
}
