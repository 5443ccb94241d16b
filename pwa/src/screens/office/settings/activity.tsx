// An activity: when, where, who facilitates; from here its dates and its people.
// Before: programme.tsx. After: ../../../store, dates.tsx, enrolments.tsx.

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
import { type Activity as Known, programmeOf } from "../../records";
import { Check } from "../check.tsx";
import { keepForm, onlyTyped, optionsOf, orNull, useForm } from "../form.ts";
import { comingOf, enrolledIn, nameOf, sites, users } from "./lists.ts";

const words = settings.activity;

/** `id` of the activity, or of the programme in which a new one begins. */
export function Activity({ id, fresh }: { id: string; fresh: boolean }) {
  const [made] = useState(() => (fresh ? `${id}.${store.id(8)}` : id));
  const known = fresh ? undefined : store.get<Known>("activity", id)?.values;
  const programme = programmeOf(id);
  const back = to.office("reglages", "action", programme);
  return (
    <Page
      current="settings"
      over={nameOf("programme", programme)}
      title={fresh ? words.fresh : (known?.name ?? words.title)}
      back={back}
    >
      {!fresh && <What activity={id} />}
      <Form key={made} made={made} known={known} fresh={fresh} />
    </Page>
  );
}

function What({ activity }: { activity: string }) {
  return (
    <div class="stack">
      <Card
        icon="calendar"
        title={words.addDates}
        sub={words.dates(comingOf(activity).length)}
        end={<Icon name="next" />}
        href={to.office("reglages", "dates", activity)}
      />
      <Card
        icon="people"
        title={words.addPeople}
        sub={words.people(enrolledIn(activity).size)}
        end={<Icon name="next" />}
        href={to.office("reglages", "inscrits", activity)}
      />
    </div>
  );
}

function Form({
  made,
  known,
  fresh,
}: {
  made: string;
  known: Partial<Known> | undefined;
  fresh: boolean;
}) {
  // As it was when the form was opened: whom a colleague adds meanwhile is not taken away.
  const [led] = useState(() => known?.facilitators ?? []);
  const form = useForm(`atelier/${fresh ? programmeOf(made) : made}`, {
    name: known?.name ?? "",
    kind: known?.kind ?? "workshop",
    site: known?.site ?? (sites().length === 1 ? (sites()[0]?.id ?? "") : ""),
    start: known?.hours?.start ?? "14:00",
    end: known?.hours?.end ?? "16:00",
    led: led.join(" "),
    counted: known?.counted ? "yes" : "",
  });
  const { name, kind, site, start, end, counted } = form.values;
  const leads = form.values.led.split(" ").filter(Boolean);
  const backwards = !!start && !!end && end <= start;
  const save = async (event: Event) => {
    event.preventDefault();
    form.ask();
    if (!name.trim() || backwards) return;
    const all = {
      name: name.trim(),
      kind,
      site: orNull(site),
      hours: start && end ? { start, end } : null,
      counted: counted !== "",
    };
    const set = fresh ? all : onlyTyped(form, all, { hours: ["start", "end"] });
    const add = leads.filter((one) => !led.includes(one));
    const remove = led.filter((one) => !leads.includes(one));
    const change = {
      type: "activity",
      id: made,
      set,
      ...(add.length ? { add: { facilitators: add } } : {}),
      ...(remove.length ? { remove: { facilitators: remove } } : {}),
    };
    if (!(await keepForm(form, change))) return;
    const next = to.office("reglages", "atelier", made);
    noticeAt(next, words.saved(name.trim()));
    go(next, true);
  };
  const flip = (user: string) =>
    form.set("led")(
      (leads.includes(user) ? leads.filter((one) => one !== user) : [...leads, user]).join(" "),
    );
  return (
    <form class="stack loose" onSubmit={save}>
      <Field
        label={words.name}
        error={form.asked && !name.trim() ? words.need : undefined}
        value={name}
        onInput={form.set("name")}
        maxLength={200}
      />
      <Field
        label={words.kind}
        type="select"
        options={optionsOf(words.kinds)}
        value={kind}
        onInput={form.set("kind")}
      />
      <Field
        label={words.site}
        type="select"
        options={[
          { value: "", label: words.noSite },
          ...sites().map((one) => ({ value: one.id, label: one.values.name ?? "…" })),
        ]}
        value={site}
        onInput={form.set("site")}
      />
      <div class="pair">
        <Field label={words.start} type="time" value={start} onInput={form.set("start")} />
        <Field
          label={words.end}
          type="time"
          value={end}
          error={form.asked && backwards ? words.backwards : undefined}
          onInput={form.set("end")}
        />
      </div>
      <fieldset class="stack">
        <legend class="label">{words.facilitators}</legend>
        {users()
          .filter((one) => one.values.active !== false)
          .map((one) => (
            <Check
              key={one.id}
              label={one.values.name ?? "…"}
              checked={leads.includes(one.id)}
              onChange={() => flip(one.id)}
            />
          ))}
      </fieldset>
      <Check
        label={words.counted}
        checked={counted !== ""}
        onChange={() => form.set("counted")(counted ? "" : "yes")}
      />
      <Button type="submit" icon="check" kind={fresh ? "main" : "secondary"} wide>
        {fr.common.save}
      </Button>
    </form>
  );
}
