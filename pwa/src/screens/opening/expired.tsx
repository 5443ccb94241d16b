// The lease has run out: one contact with the server and the app opens. What waits can leave without that.
// Before: gate.tsx. After: ../../store.

import { useState } from "preact/hooks";
import { type Me, store } from "../../store";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { dateOf, dayFull } from "../../ui/dates";
import { fr } from "../../ui/fr";
import { locked } from "../../ui/fr.locked";
import { Screen } from "../../ui/screen";

const LEASE_DAYS = 30;

export function Expired({ me, clock }: { me: Me; clock: number }) {
  const [tried, setTried] = useState(false);
  const { kind, waiting } = store.sync.value;
  const retry = () => {
    setTried(true);
    store.nudge();
  };
  return (
    <Screen
      over={me.name}
      title={locked.expired.title}
      dock={
        <Button icon="refresh" onClick={retry}>
          {locked.expired.retry}
        </Button>
      }
    >
      <div class="stack loose">
        <p>{locked.expired.text(LEASE_DAYS)}</p>
        <p class="quiet">{locked.expired.clock(dayFull(dateOf(clock)))}</p>
        {waiting > 0 && <Card icon="up" disc="soft" title={fr.sync.waiting(waiting)} />}
        <p role="status">{tried && kind !== "sending" && locked.expired.offline}</p>
        <Button kind="quiet" icon="lock" onClick={() => store.lock()}>
          {fr.today.lock}
        </Button>
      </div>
    </Screen>
  );
}
