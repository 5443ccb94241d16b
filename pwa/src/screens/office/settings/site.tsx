// A place: its name, commune and kind. Before: settings.tsx. After: ../../../store.

import { useState } from "preact/hooks";
import { go, to } from "../../../router";
import { store } from "../../../store";
import { Button } from "../../../ui/button";
import { Field } from "../../../ui/field";
import { fr } from "../../../ui/fr";
import { settings } from "../../../ui/fr.settings";
import { noticeAt } from "../../notice";
import { Page } from "../../page";
import { keepForm, onlyTyped, optionsOf, orNull, useForm } from "../form.ts";
import type { SiteKind } from "./lists.ts";

const words = settings.site;

export function Site({ id }: { id: string | undefined }) {
  const [made] = useState(() => id ?? store.id());
  const known = id ? store.get<SiteKind>("site", id)?.values : undefined;
  const form = useForm(`lieu/${id ?? "nouveau"}`, {
    name: known?.name ?? "",
    commune: known?.commune ?? "",
    kind: known?.kind ?? "social_centre",
  });
  const { name, commune, kind } = form.values;
  const save = async (event: Event) => {
    event.preventDefault();
    form.ask();
    if (!name.trim()) return;
    const all = { name: name.trim(), commune: orNull(commune), kind };
    const set = id ? onlyTyped(form, all) : all;
    if (!(await keepForm(form, { type: "site", id: made, set }))) return;
    noticeAt(to.office("reglages"), words.saved(name.trim()));
    go(to.office("reglages"), true);
  };
  return (
    <Page current="settings" title={id ? words.title : words.fresh} back={to.office("reglages")}>
      <form class="stack loose" onSubmit={save}>
        <Field
          label={words.name}
          error={form.asked && !name.trim() ? words.need : undefined}
          value={name}
          onInput={form.set("name")}
          maxLength={200}
        />
        <Field
          label={words.commune}
          value={commune}
          onInput={form.set("commune")}
          maxLength={200}
        />
        <Field
          label={words.kind}
          type="select"
          options={optionsOf(words.kinds)}
          value={kind}
          onInput={form.set("kind")}
        />
        <Button type="submit" icon="check" wide>
          {fr.common.save}
        </Button>
      </form>
    </Page>
  );
}
