// "Équipe": who works here, in which role, with how many devices; whoever coordinates alone is told so early.
// Before: ../office.tsx. After: member.tsx, new-member.tsx, recovery.tsx.

import { to } from "../../../router";
import { store } from "../../../store";
import { Button } from "../../../ui/button";
import { Card } from "../../../ui/card";
import { team as words } from "../../../ui/fr.settings";
import { Icon } from "../../../ui/icons";
import { me } from "../../me";
import { Page } from "../../page";
import type { Device } from "../../records";
import { users } from "../settings/lists.ts";

type DeviceRecord = Device & { readonly revoked: boolean | null };

export const devicesOf = (user: string) =>
  store.records<DeviceRecord>("device").filter(({ values }) => values.user === user);

export const roleName = (role: string | null | undefined) =>
  (words.roles as Readonly<Record<string, string>>)[role ?? ""] ?? "…";

export function Team() {
  const all = users();
  const coordinators = all.filter(
    ({ values }) => values.role === "coordinator" && values.active !== false,
  );
  return (
    <Page
      current="team"
      title={words.title}
      dock={
        <Button icon="join" href={to.office("equipe", "nouveau")}>
          {words.invite}
        </Button>
      }
    >
      {coordinators.length < 2 && (
        <Card tone="notice" icon="key" title={words.secondTitle} sub={words.second}>
          <div class="line">
            <Button kind="secondary" small href={to.office("equipe", "nouveau", "coordinator")}>
              {words.inviteSecond}
            </Button>
            <Button kind="secondary" small href={to.office("equipe", "secours")}>
              {words.recovery}
            </Button>
          </div>
        </Card>
      )}
      <ul class="stack">
        {all.map(({ id, values }) => (
          <li key={id}>
            <Card
              icon="person"
              disc="soft"
              title={`${values.name ?? "…"}${id === me().user ? ` (${words.you})` : ""}`}
              sub={
                values.active === false
                  ? words.away
                  : `${roleName(values.role)} · ${words.deviceCount(devicesOf(id).filter((one) => !one.values.revoked).length)}`
              }
              end={<Icon name="next" />}
              href={to.office("equipe", id)}
            />
          </li>
        ))}
      </ul>
      {coordinators.length > 1 && (
        <Button kind="quiet" icon="key" small href={to.office("equipe", "secours")}>
          {words.recovery}
        </Button>
      )}
    </Page>
  );
}
