// "Code oublié": what waits is handed over, sealed, before the old code is given up; then a new invitation.
// It says how many there were and whether it worked; without network nothing is given up.
// Before: locked.tsx. After: first.tsx, for the new invitation.

import { useState } from "preact/hooks";
import { store, type UserOfDevice } from "../../store";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { fr } from "../../ui/fr";
import { opening } from "../../ui/fr.opening";
import { Screen } from "../../ui/screen";
import { useWaiting } from "./waiting.tsx";

interface Props {
  user: UserOfDevice;
  onBack: () => void;
  onNew: () => void;
}

const words = opening.forgotten;

export function Forgotten({ user, onBack, onNew }: Props) {
  const [count, look] = useWaiting(user.device);
  const [state, setState] = useState<"asked" | "busy" | "done" | "failed">("asked");
  const [sent, setSent] = useState(0);
  const go = async () => {
    setState("busy");
    setSent(count ?? 0);
    const done = await store.forgotPin(user.device);
    if (!done) await look();
    setState(done ? "done" : "failed");
  };
  const known = count ?? 0;
  return (
    <Screen
      title={words.title}
      sub={user.name}
      back={state === "done" ? undefined : onBack}
      dock={
        state === "done" ? (
          <Button icon="key" onClick={onNew}>
            {words.next}
          </Button>
        ) : (
          <Button icon="up" disabled={count === null || state === "busy"} onClick={go}>
            {known > 0 ? words.go : words.goNothing}
          </Button>
        )
      }
    >
      <div class="stack loose">
        {state === "done" ? (
          <Card icon="check" disc="present" title={words.done(sent)} sub={words.after} />
        ) : (
          <>
            <p>{words.cannot}</p>
            {count !== null && <Card icon="up" disc="soft" title={words.waiting(known)} />}
            <p>{words.after}</p>
            <p class="quiet">{words.recovery}</p>
          </>
        )}
        <div role="alert">
          {state === "failed" && (
            <Card
              tone="notice"
              icon="offline"
              title={words.failed(known)}
              sub={fr.device.handHint}
            />
          )}
        </div>
      </div>
    </Screen>
  );
}
