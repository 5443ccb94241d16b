// "Code oublié": what waits is handed over, sealed, before the old code is given up; then a new invitation.
// It says how many there were and whether it worked; without network nothing is given up, and a colleague can carry it.
// Before: locked.tsx opens it. After: gate.tsx draws it, whoever the device asks for meanwhile; first.tsx follows.

import { useState } from "preact/hooks";
import { store, type UserOfDevice } from "../../store";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { locked } from "../../ui/fr.locked";
import { Screen } from "../../ui/screen";
import { lazy } from "../lazy";
import { forgetting } from "./forgetting.ts";
import { useWaiting } from "./waiting.tsx";

const words = locked.forgotten;

const leave = () => {
  forgetting.value = null;
};

const HandOver = lazy(() => import("../later").then((one) => one.HandOver));

export function Forgotten({ user }: { user: UserOfDevice }) {
  const [count, look] = useWaiting(user.device);
  const [state, setState] = useState<"asked" | "busy" | "done" | "failed">("asked");
  const [sent, setSent] = useState(0);
  const known = count ?? 0;
  const go = async () => {
    setState("busy");
    setSent(known);
    const done = await store.forgotPin(user.device);
    if (!done) await look();
    setState(done ? "done" : "failed");
  };
  if (state === "done") return <Done user={user} sent={sent} />;
  return (
    <Screen
      title={words.title}
      sub={user.name}
      back={leave}
      dock={
        <Button icon="up" disabled={count === null || state === "busy"} onClick={go}>
          {known > 0 ? words.go : words.goNothing}
        </Button>
      }
    >
      <div class="stack loose">
        <p>{words.cannot}</p>
        {count !== null && <Card icon="up" disc="soft" title={words.waiting(known)} />}
        <p>{words.after}</p>
        <p class="quiet">{words.recovery}</p>
        <div role="alert">
          {state === "failed" && (
            <Card tone="notice" icon="offline" title={words.failed(known)}>
              {known > 0 && <HandOver />}
            </Card>
          )}
        </div>
      </div>
    </Screen>
  );
}

function Done({ user, sent }: { user: UserOfDevice; sent: number }) {
  const next = () => {
    leave();
    if (store.state.peek().kind !== "new") store.another();
  };
  return (
    <Screen
      title={words.title}
      sub={user.name}
      back={leave}
      dock={
        <Button icon="key" onClick={next}>
          {words.next}
        </Button>
      }
    >
      <div role="status">
        <Card icon="check" disc="present" title={words.done(sent)} sub={words.after} />
      </div>
    </Screen>
  );
}
