/** The settings of this device: lock, colours, space, version. Before: device.tsx. After: theme.ts, ../../store. */
import { useEffect, useState } from "preact/hooks";
import { VERSION as SCHEMA_VERSION } from "../../../../sync/schema.ts";
import { to } from "../../router";
import type { StorageReport } from "../../store";
import { store } from "../../store";
import { Button } from "../../ui/button";
import { Card, Fact } from "../../ui/card";
import { Field } from "../../ui/field";
import { fr } from "../../ui/fr";
import { later } from "../../ui/fr.later";
import type { Theme } from "../../ui/theme";
import type { Named } from "../records";
import { chooseLockAfter, lockAfter } from "./lock-after";
import { chooseTheme, theme } from "./theme";

/** The name of the built script bears a hash: that is the version, with nothing to keep in step. */
const build = /-([\w-]{6})\.js$/.exec(import.meta.url)?.[1] ?? "dev";

const DELAYS = [1, 2, 5, 10, 15];
const THEMES: readonly Theme[] = ["auto", "light", "dark", "contrast"];

export function Settings() {
  const [minutes, setMinutes] = useState(String(Math.round(lockAfter() / 60_000)));
  return (
    <section class="stack loose">
      <h2 class="label">{later.device.settings}</h2>
      <Field
        label={later.device.lockTitle}
        type="select"
        value={minutes}
        onInput={(next) => {
          chooseLockAfter(Number(next) * 60_000);
          setMinutes(next);
        }}
        options={DELAYS.map((one) => ({ value: String(one), label: later.device.lockAfter(one) }))}
      />
      <Field
        label={later.device.theme}
        type="select"
        value={theme.value}
        onInput={(next) => chooseTheme(next as Theme)}
        options={THEMES.map((value) => ({ value, label: later.device.themes[value] }))}
      />
      <Button kind="secondary" icon="key" wide href={to.changeCode}>
        {later.device.changeCode}
      </Button>
      <Button kind="secondary" icon="lock" wide onClick={() => store.lock()}>
        {later.device.lockNow}
      </Button>
      <Space />
      <p class="quiet">
        {later.device.version(build, SCHEMA_VERSION)} · {organisation()}
      </p>
    </section>
  );
}

const organisation = () => store.get<Named>("organisation", "organisation")?.values.name ?? "";

function Space() {
  const [report, setReport] = useState<StorageReport>();
  useEffect(() => {
    void store.storageReport().then(setReport);
  }, []);
  if (!report) return null;
  const { usage, quota, persisted, writes } = report;
  return (
    <Card tone={writes ? "plain" : "notice"} icon="space" title={later.device.space}>
      {!writes && <Fact icon="warn">{fr.sync.full}</Fact>}
      {usage !== null && quota !== null && (
        <p class="quiet">{later.device.spaceUsed(size(usage), size(quota - usage))}</p>
      )}
      {persisted === false && (
        <>
          <p class="quiet">{later.device.notPersisted}</p>
          <Button
            kind="secondary"
            small
            onClick={() => void store.persist().then(() => store.storageReport().then(setReport))}
          >
            {later.device.persist}
          </Button>
        </>
      )}
    </Card>
  );
}

const MEGA = 1_000_000;
/** "3 Mo", "41 Go": whole numbers, nobody counts further. */
const size = (bytes: number) =>
  bytes < 1000 * MEGA
    ? `${Math.max(1, Math.round(bytes / MEGA))}\u00a0Mo`
    : `${Math.round(bytes / (1000 * MEGA))}\u00a0Go`;
