// Somebody joins: name, role, programmes. Kept at once, also without network; the invitation follows on their page.
// Before: team.tsx. After: ../../../store, member.tsx.

import { useState } from "preact/hooks";
import { go, to } from "../../../router";
import { type Change, store } from "../../../store";
import { Button } from "../../../ui/button";
import { Field } from "../../../ui/field";
import { fr } from "../../../ui/fr";
import { team as words } from "../../../ui/fr.settings";
import { Icon } from "../../../ui/icons";
import { keep, noticeAt } from "../../notice";
import { Page } from "../../page";
import { Check } from "../check.tsx";
import { useForm } from "../form.ts";
import { programmes } from "../settings/lists.ts";

const ROLES = ["worker", "volunteer", "coordinator"] as const;

export function NewMember({ as }: { as: string | undefined }) {
  const [user] = useState(() => store.id());
  const all = programmes();
  // Where there is one programme only, it is the one that is meant.
  const alone = all.length === 1 ? (all[0]?.id ?? "") : "";
  const form = useForm("equipe/nouveau", { name: "", role: as ?? "worker", grants: alone });
  const { name, role } = form.values;
  const grants = form.values.grants.split(" ").filter(Boolean);
  const lacksGrant = role !== "coordinator" && all.length > 0 && grants.length === 0;
  const save = async (event: Event) => {
    event.preventDefault();
    form.ask();
    if (!name.trim() || lacksGrant) return;
    const given = role === "coordinator" ? [] : grants;
    const changes: Change[] = [
      { type: "user", id: user, set: { name: name.trim(), role, active: true } },
      ...given.map((one) => ({ type: "grant", id: `${user}.${one}`, set: { active: true } })),
    ];
    if (!(await keep(changes, { drafts: form.drafts }))) return;
    const next = to.office("equipe", user, "invitation");
    noticeAt(next, words.saved(name.trim()));
    go(next, true);
  };
  const flip = (one: string) =>
    form.set("grants")(
      (grants.includes(one) ? grants.filter((other) => other !== one) : [...grants, one]).join(" "),
    );
  return (
    <Page current="team" title={words.fresh} back={to.office("equipe")}>
      <form class="stack loose" onSubmit={save}>
        <Field
          label={words.name}
          error={form.asked && !name.trim() ? words.need : undefined}
          value={name}
          onInput={form.set("name")}
          maxLength={120}
        />
        <fieldset class="stack">
          <legend class="label">{words.role}</legend>
          {ROLES.map((one) => (
            <Check
              key={one}
              name="role"
              label={words.roles[one]}
              hint={words.roleHints[one]}
              checked={role === one}
              onChange={() => form.set("role")(one)}
            />
          ))}
        </fieldset>
        {role === "coordinator" ? (
          <p class="quiet">{words.allGrants}</p>
        ) : (
          <fieldset class="stack">
            <legend class="label">{words.grants}</legend>
            {all.map(({ id, values }) => (
              <Check
                key={id}
                label={values.name ?? "…"}
                checked={grants.includes(id)}
                onChange={() => flip(id)}
              />
            ))}
            {form.asked && lacksGrant && (
              <div class="field">
                <p class="error" role="alert">
                  <Icon name="warn" /> {words.needGrant}
                </p>
              </div>
            )}
          </fieldset>
        )}
        <Button type="submit" wide>
          {fr.common.next}
        </Button>
      </form>
    </Page>
  );
}
