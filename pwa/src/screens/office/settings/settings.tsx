// "Réglages": what there is, and in an empty organisation the way through it, step by step.
// Before: ../office.tsx. After: one screen for each thing that can be set.

import { to } from "../../../router";
import { store } from "../../../store";
import { Button } from "../../../ui/button";
import { Card } from "../../../ui/card";
import { list } from "../../../ui/dates";
import { settings as words } from "../../../ui/fr.settings";
import { Icon } from "../../../ui/icons";
import { Page } from "../../page";
import type { Named } from "../../records";
import { activities, nameOf, programmes, sites, users } from "./lists.ts";

export function Settings() {
  const organisation = store.get<Named>("organisation", "organisation")?.values.name;
  return (
    <Page current="settings" title={words.title} wide>
      <Steps />
      <div class="two">
        <section class="stack">
          <h2>{words.organisation.title}</h2>
          <Card
            icon="house"
            title={organisation || words.organisation.unnamed}
            end={<Icon name="edit" />}
            href={to.office("reglages", "structure")}
          />
          <h2>{words.site.many}</h2>
          {sites().map(({ id, values }) => (
            <Card
              key={id}
              icon="place"
              title={values.name}
              sub={values.commune}
              end={<Icon name="next" />}
              href={to.office("reglages", "lieu", id)}
            />
          ))}
          <Button kind="secondary" icon="plus" href={to.office("reglages", "lieu")}>
            {words.site.add}
          </Button>
        </section>
        <section class="stack">
          <h2>{words.programme.many}</h2>
          {programmes().map(({ id, values }) => (
            <Card
              key={id}
              icon="register"
              title={values.name}
              sub={list(activities(id).map((one) => one.values.name ?? "…")) || words.activity.none}
              end={<Icon name="next" />}
              href={to.office("reglages", "action", id)}
            />
          ))}
          <Button kind="secondary" icon="plus" href={to.office("reglages", "action")}>
            {words.programme.add}
          </Button>
        </section>
      </div>
    </Page>
  );
}

/** Gone once all is done: a day's guide, not a monument. */
function Steps() {
  const [programme] = programmes();
  const [activity] = activities();
  const steps: [keyof typeof words.steps, boolean, string | undefined][] = [
    ["organisation", !!nameKnown(), to.office("reglages", "structure")],
    ["site", sites().length > 0, to.office("reglages", "lieu")],
    ["programme", !!programme, to.office("reglages", "action")],
    // Before the activity, which asks who leads it; after the programme, which is opened to them.
    ["team", users().length > 1, to.office("equipe")],
    ["activity", !!activity, programme && to.office("reglages", "nouvel-atelier", programme.id)],
    [
      "sessions",
      store.records("session").length > 0,
      activity && to.office("reglages", "dates", activity.id),
    ],
    [
      "people",
      store.records("enrolment").length > 0,
      activity && to.office("reglages", "inscrits", activity.id),
    ],
  ];
  const open = steps.find(([, done]) => !done);
  if (!open) return null;
  return (
    <section class="stack">
      <div>
        <h2>{words.begin}</h2>
        <p class="quiet">{words.beginHint}</p>
      </div>
      <ol class="stack">
        {steps.map(([name, done, href]) => (
          <li key={name}>
            <Card
              tone={name === open[0] ? "strong" : "plain"}
              icon={done ? "check" : "next"}
              disc={done ? "present" : "soft"}
              title={words.steps[name]}
              sub={done ? words.done : undefined}
              {...(href && !done ? { href } : {})}
            />
          </li>
        ))}
      </ol>
    </section>
  );
}

const nameKnown = () => nameOf("organisation", "organisation") !== "…";
