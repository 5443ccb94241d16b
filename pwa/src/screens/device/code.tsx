/**
 * "Changer de code": the present one, then a new one twice. Nothing but the lock is made anew: what is sealed stays as it
 * is. Before: settings.tsx. After: ../../store, which counts wrong guesses here as it does at the lock.
 */
import { useState } from "preact/hooks";
import { go, to } from "../../router";
import { store } from "../../store";
import { fr } from "../../ui/fr";
import { later } from "../../ui/fr.later";
import { PinPad } from "../../ui/pin";
import { noticeAt } from "../notice";
import { SecretStep } from "../opening/secret-step";
import { rememberPhrase, usesPhrase } from "../opening/what";
import { Page } from "../page";

const words = later.code;

export function ChangeCode() {
  const [user] = store.users.value;
  const device = user?.device ?? "";
  const phrase = usesPhrase(device);
  const [old, setOld] = useState<string>();
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);
  const change = async (secret: string, isPhrase: boolean) => {
    setBusy(true);
    const answer = await store.changePin(old ?? "", secret);
    setBusy(false);
    if (answer.ok) {
      rememberPhrase(device, isPhrase);
      noticeAt(to.device, words.changed);
      return go(to.device, true);
    }
    setOld(undefined);
    setError(answer.why === "wrong" ? fr.lock.wrong : words.notChanged);
  };
  return (
    <Page current="device" back={to.device} title={later.device.changeCode}>
      <div class="stack loose">
        {old === undefined ? (
          <PinPad
            label={phrase ? fr.lock.phrase : fr.lock.code}
            hint={words.present}
            action={fr.common.next}
            phrase={phrase}
            min={phrase ? 1 : 6}
            error={error}
            onDone={setOld}
          />
        ) : (
          <SecretStep
            busy={busy}
            error={undefined}
            onDone={change}
            action={later.device.changeCode}
            doing={words.changing}
          />
        )}
      </div>
    </Page>
  );
}
