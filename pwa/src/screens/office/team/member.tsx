// One colleague: role, programmes, devices. Each change is kept at once, told, and can be undone.
// Before: team.tsx. After: ../../../store, invitation.tsx, devices.tsx.

import { to } from "../../../router";
import { type Change, store } from "../../../store";
import { Button } from "../../../ui/button";
import { team as words } from "../../../ui/fr.settings";
import { me } from "../../me";
import { keep, notice } from "../../notice";
import { Page } from "../../page";
import type { Named } from "../../records";
import { Check } from "../check.tsx";
import { programmes } from "../settings/lists.ts";
import { Devices } from "./devices.tsx";
import { devicesOf, roleName } from "./team.tsx";

type User = Named & { readonly role: string | null; readonly active: boolean | null };
const ROLES = ["worker", "volunteer", "coordinator"] as const;

async function change(one: Change, back: Change, told: string): Promise<void> {
  if (await keep([one])) notice(told, () => void keep([back]));
}

export function Member({ user }: { user: string }) {
  const known = store.get<User>("user", user)?.values;
  if (!known) return <Page current="team" title={words.title} back={to.office("equipe")} />;
  const name = known.name ?? "…";
  const away = known.active === false;
  const mine = user === me().user;
  return (
    <Page
      current="team"
      title={name}
      sub={away ? words.away : roleName(known.role)}
      back={to.office("equipe")}
      dock={
        !away && (
          <Button icon="code" href={to.office("equipe", user, "invitation")}>
            {devicesOf(user).length ? words.again(name) : words.inviteTo(name)}
          </Button>
        )
      }
    >
      <Devices user={user} />
      {mine ? (
        <p class="quiet">{words.yourself}</p>
      ) : (
        !away && (
          <>
            <Role user={user} name={name} role={known.role ?? "worker"} />
            <Grants user={user} name={name} role={known.role ?? "worker"} />
          </>
        )
      )}
      {!mine && <Access user={user} name={name} away={away} />}
    </Page>
  );
}

function Role({ user, name, role }: { user: string; name: string; role: string }) {
  const set = (value: string): Change => ({ type: "user", id: user, set: { role: value } });
  return (
    <fieldset class="stack">
      <legend class="label">{words.role}</legend>
      {ROLES.map((one) => (
        <Check
          key={one}
          name={`role ${user}`}
          label={words.roles[one]}
          hint={words.roleHints[one]}
          checked={role === one}
          onChange={() => void change(set(one), set(role), words.roleSet(name, words.roles[one]))}
        />
      ))}
    </fieldset>
  );
}

function Grants({ user, name, role }: { user: string; name: string; role: string }) {
  if (role === "coordinator") return <p class="quiet">{words.allGrants}</p>;
  const active = (programme: string) =>
    store.get<{ active: boolean | null }>("grant", `${user}.${programme}`)?.values.active === true;
  const set = (programme: string, value: boolean): Change => ({
    type: "grant",
    id: `${user}.${programme}`,
    set: { active: value },
  });
  return (
    <fieldset class="stack">
      <legend class="label">{words.grants}</legend>
      {programmes().map(({ id, values }) => {
        const now = active(id);
        const told = now ? words.grantTaken : words.grantGiven;
        return (
          <Check
            key={id}
            label={values.name ?? "…"}
            checked={now}
            onChange={() =>
              void change(set(id, !now), set(id, now), told(name, values.name ?? "…"))
            }
          />
        );
      })}
    </fieldset>
  );
}

function Access({ user, name, away }: { user: string; name: string; away: boolean }) {
  const set = (value: boolean): Change => ({ type: "user", id: user, set: { active: value } });
  const told = away ? words.givenBack(name) : words.withdrawn(name);
  return (
    <section class="stack">
      {!away && <p class="quiet">{words.withdrawHint}</p>}
      <Button
        kind={away ? "secondary" : "danger"}
        icon={away ? "undo" : "leave"}
        onClick={() => void change(set(away), set(!away), told)}
      >
        {away ? words.giveBack : words.withdraw}
      </Button>
    </section>
  );
}
