// The devices of a colleague: what each is called, when it was last heard, whether work of it is missing.
// The news come from the server, and the screen says so when there is no network. Before: member.tsx.

import { useState } from "preact/hooks";
import type { Seen } from "../../../store";
import { Button } from "../../../ui/button";
import { Card } from "../../../ui/card";
import { ago } from "../../../ui/dates";
import { Field } from "../../../ui/field";
import { fr } from "../../../ui/fr";
import { team as words } from "../../../ui/fr.settings";
import { me } from "../../me";
import { keep, notice } from "../../notice";
import { now } from "../../now";
import type { Device } from "../../records";
import { useForm } from "../form.ts";
import { useNews } from "../news.ts";
import type { DeviceNews } from "../server.ts";
import { devicesOf } from "./team.tsx";

type DeviceRecord = Device & { readonly revoked: boolean | null };

export function Devices({ user }: { user: string }) {
  const all = devicesOf(user);
  const news = useNews();
  return (
    <section class="stack">
      <h2>{words.devices}</h2>
      {!all.length && <p class="quiet">{words.noDevice}</p>}
      {news.offline && all.length > 0 && <p class="quiet">{words.needNetwork}</p>}
      {all.map((one) => (
        <One key={one.id} one={one} news={news.of.get(one.id)} />
      ))}
    </section>
  );
}

function One({ one, news }: { one: Seen<DeviceRecord>; news: DeviceNews | undefined }) {
  const [renaming, setRenaming] = useState(false);
  const name = one.values.name || words.devices;
  const here = one.id === me().device;
  const revoked = one.values.revoked === true;
  const revoke = async () => {
    const set = (value: boolean) => [{ type: "device", id: one.id, set: { revoked: value } }];
    if (await keep(set(true))) notice(words.revokedDone(name), () => void keep(set(false)));
  };
  return (
    <Card
      icon="device"
      title={here ? `${name} (${words.thisDevice})` : name}
      sub={revoked ? words.revoked : news && heard(news)}
    >
      {news && !revoked && <News news={news} />}
      {renaming ? (
        <Rename id={one.id} name={name} onDone={() => setRenaming(false)} />
      ) : (
        <div class="line">
          <Button kind="quiet" icon="edit" small onClick={() => setRenaming(true)}>
            {words.rename}
          </Button>
          {!here && !revoked && (
            <Button kind="danger" icon="cross" small onClick={() => void revoke()}>
              {words.revoke}
            </Button>
          )}
        </div>
      )}
    </Card>
  );
}

const heard = (news: DeviceNews) =>
  news.heard ? words.heard(ago(news.heard, now.value)) : words.never;

function News({ news }: { news: DeviceNews }) {
  return (
    <>
      {news.lost !== null && <p>{words.lost}</p>}
      <p>
        {news.missing > 0 ? <b>{words.missing(news.missing)}</b> : words.complete(news.announced)}
      </p>
    </>
  );
}

function Rename({ id, name, onDone }: { id: string; name: string; onDone: () => void }) {
  const form = useForm(`appareil/${id}`, { name });
  const save = async (event: Event) => {
    event.preventDefault();
    const set = { name: form.values.name.trim() || name };
    if (!(await keep([{ type: "device", id, set }], { drafts: form.drafts }))) return;
    notice(words.renamed, () => void keep([{ type: "device", id, set: { name } }]));
    onDone();
  };
  return (
    <form class="stack" onSubmit={save}>
      <Field
        label={words.deviceName}
        value={form.values.name}
        onInput={form.set("name")}
        maxLength={60}
      />
      <Button type="submit" small>
        {fr.common.save}
      </Button>
    </form>
  );
}
