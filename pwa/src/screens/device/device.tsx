/**
 * Cet appareil: what was received, what waits, what was refused and why, the way through a colleague's hands, and the
 * settings of this phone. Before: router, the sync line of every screen. After: ../../store.
 */
import { store } from "../../store";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { ago, when } from "../../ui/dates";
import { later } from "../../ui/fr.later";
import { describe } from "../describe";
import { iAm } from "../me";
import { now } from "../now";
import { Page } from "../page";
import { office } from "../places";
import { Update } from "../today/update";
import { HandOver, TakeParcel } from "./parcel";
import { Refusals } from "./refusals";
import { Settings } from "./settings";

export function DeviceScreen() {
  return (
    <Page current="device" title={later.device.title}>
      <Update />
      <Received />
      <Waits />
      <Refusals />
      <TakeParcel />
      {iAm("coordinator") && <Office />}
      <Settings />
    </Page>
  );
}

const WEEK = 7 * 86_400_000;

function Received() {
  const { contact, lease, failure, received, repaired } = store.sync.value;
  const sub =
    contact === null || received === 0
      ? later.device.neverSent
      : later.device.lastSent(when(contact, now.value));
  return (
    <>
      <Card icon="check" disc="present" title={later.device.received(received)} sub={sub} />
      {lease !== null && <Card tone="notice" icon="clock" title={later.device.lease(lease)} />}
      {repaired !== null && now.value - repaired < WEEK && (
        <Card tone="notice" icon="refresh" title={later.device.repaired}>
          <span class="quiet">{later.device.repairedHint}</span>
        </Card>
      )}
      {failure && contact !== null && (
        <p class="quiet">{later.device.failure[failure](ago(contact, now.value))}</p>
      )}
    </>
  );
}

const MOST = 50;

function Waits() {
  const waiting = store.waiting.value;
  if (waiting.length === 0) return null;
  return (
    <Card
      tone="strong"
      icon="up"
      disc="soft"
      title={later.device.waiting(waiting.length)}
      sub={later.device.protected(waiting.length)}
    >
      <ul class="stack said">
        {waiting.slice(-MOST).map((one) => (
          <li key={one.version}>
            {describe(one)}
            {!one.kept && <span class="quiet"> · {later.device.notYetKept}</span>}
          </li>
        ))}
      </ul>
      {waiting.length > MOST && <p class="quiet">{later.device.andMore(waiting.length - MOST)}</p>}
      <Button kind="quiet" icon="refresh" small onClick={() => store.nudge()}>
        {later.device.sendNow}
      </Button>
      <HandOver />
    </Card>
  );
}

/** What has no room among a phone's tabs. */
const Office = () => (
  <section class="stack narrow">
    <h2 class="label">{later.device.office}</h2>
    {office()
      .filter((place) => place.tab === false)
      .map((place) => (
        <Card key={place.id} icon={place.icon} title={place.label} href={place.href} />
      ))}
  </section>
);
