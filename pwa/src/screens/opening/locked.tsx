// Locked: whose device this is, the code, and what can be done without it: change of user, a new person, sending
// what waits (sealed), a code that was forgotten.
// Before: gate.tsx. After: ../../store, forgotten.tsx.

import { useEffect, useState } from "preact/hooks";
import { type State, store, type UserOfDevice } from "../../store";
import { Button } from "../../ui/button";
import { Empty } from "../../ui/empty";
import { fr } from "../../ui/fr";
import { locked } from "../../ui/fr.locked";
import { Initials } from "../../ui/initials";
import { PinPad } from "../../ui/pin";
import { Screen } from "../../ui/screen";
import { forgetting } from "./forgetting.ts";
import { Waiting } from "./waiting.tsx";
import { rememberPhrase, usesPhrase } from "./what.ts";

type LockedState = Extract<State, { kind: "locked" }>;

export function Locked({ state, onNew }: { state: LockedState; onNew: () => void }) {
  const { user, emptied } = state;
  const [phrase, setPhrase] = useState(() => usesPhrase(user.device));
  return (
    <Screen
      lead={<Initials of={user.name} large />}
      title={fr.lock.hello(user.name)}
      sub={user.organisation}
    >
      <div class="stack loose">
        <Others now={user} />
        {emptied ? (
          <Empty icon="warn" title={locked.locked.emptied}>
            <p>{locked.locked.emptiedText(user.name)}</p>
            <Button icon="key" onClick={onNew}>
              {locked.locked.again}
            </Button>
          </Empty>
        ) : (
          <Code key={phrase ? "phrase" : "digits"} user={user} wait={state.wait} phrase={phrase} />
        )}
        <Waiting device={user.device} />
        <div class="stack tight">
          {!emptied && (
            <>
              <Button kind="quiet" small onClick={() => setPhrase(!phrase)}>
                {phrase ? locked.locked.digits : locked.locked.phrase}
              </Button>
              <Button
                kind="quiet"
                small
                onClick={() => {
                  forgetting.value = user;
                }}
              >
                {fr.lock.forgotten}
              </Button>
            </>
          )}
          <Button kind="quiet" small onClick={onNew}>
            {locked.locked.newPerson}
          </Button>
        </div>
      </div>
    </Screen>
  );
}

/** A tablet that changes hands: one tap, and it asks the next one. */
function Others({ now }: { now: UserOfDevice }) {
  const others = store.users.value.filter((user) => !user.left && user.device !== now.device);
  if (!others.length) return null;
  return (
    <nav class="line" aria-label={locked.locked.others}>
      {others.map((user) => (
        <Button
          key={user.device}
          kind="secondary"
          icon="person"
          small
          onClick={() => store.choose(user.device)}
        >
          {user.name}
        </Button>
      ))}
    </nav>
  );
}

interface CodeProps {
  user: UserOfDevice;
  wait: number;
  phrase: boolean;
}

function Code({ user, wait, phrase }: CodeProps) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const [until, setUntil] = useState(() => performance.now() + wait);
  const seconds = useSecondsTo(until);
  const open = async (code: string) => {
    setBusy(true);
    const answer = await store.unlock(code);
    setBusy(false);
    if (answer.ok) return rememberPhrase(user.device, phrase);
    setError(answer.why === "wrong" ? fr.lock.wrong : undefined);
    setUntil(performance.now() + answer.wait);
  };
  return (
    <PinPad
      label={phrase ? fr.lock.phrase : fr.lock.code}
      action={fr.lock.open}
      phrase={phrase}
      busy={busy || seconds > 0}
      error={seconds > 0 ? fr.lock.wait(locked.locked.left(seconds)) : error}
      min={phrase ? 1 : 6}
      onDone={open}
    />
  );
}

/** Whole seconds until a moment of `performance.now()`, which no change of the device's date moves. */
function useSecondsTo(moment: number): number {
  const [now, setNow] = useState(performance.now());
  const left = Math.max(0, Math.ceil((moment - now) / 1000));
  useEffect(() => {
    setNow(performance.now());
    if (moment <= performance.now()) return;
    const timer = setInterval(() => setNow(performance.now()), 1000);
    return () => clearInterval(timer);
  }, [moment]);
  return left;
}
