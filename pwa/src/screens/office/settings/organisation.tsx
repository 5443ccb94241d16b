// The organisation's name. Before: settings.tsx. After: ../../../store.

import { go, to } from "../../../router";
import { store } from "../../../store";
import { Button } from "../../../ui/button";
import { Field } from "../../../ui/field";
import { fr } from "../../../ui/fr";
import { settings } from "../../../ui/fr.settings";
import { noticeAt } from "../../notice";
import { Page } from "../../page";
import type { Named } from "../../records";
import { keepForm, onlyTyped, useForm } from "../form.ts";

const words = settings.organisation;

export function Organisation() {
  const name = store.get<Named>("organisation", "organisation")?.values.name ?? "";
  const form = useForm("structure", { name });
  const save = async (event: Event) => {
    event.preventDefault();
    form.ask();
    if (!form.values.name.trim()) return;
    const set = onlyTyped(form, { name: form.values.name.trim() });
    if (!(await keepForm(form, { type: "organisation", id: "organisation", set }))) return;
    noticeAt(to.office("reglages"), words.saved);
    go(to.office("reglages"), true);
  };
  return (
    <Page current="settings" title={words.title} back={to.office("reglages")}>
      <form class="stack loose" onSubmit={save}>
        <Field
          label={words.name}
          hint={words.hint}
          error={form.asked && !form.values.name.trim() ? words.need : undefined}
          value={form.values.name}
          onInput={form.set("name")}
          autocomplete="organization"
          maxLength={200}
        />
        <Button type="submit" icon="check" wide>
          {fr.common.save}
        </Button>
      </form>
    </Page>
  );
}
