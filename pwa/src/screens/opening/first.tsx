// First opening: on an iPhone the home screen first, then the code, who and which device, and the code of one's own.
// What was typed stays through every failure. Before: gate.tsx. After: ../../store enrols, and the app opens.

import { useEffect, useState } from "preact/hooks";
import { store } from "../../store";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { fr } from "../../ui/fr";
import { opening } from "../../ui/fr.opening";
import { Screen } from "../../ui/screen";
import { notice } from "../notice";
import { CodeStep } from "./code-step.tsx";
import { invitation } from "./early.ts";
import { InstallFirst } from "./install.tsx";
import { NamesStep } from "./names-step.tsx";
import { SecretStep } from "./secret-step.tsx";
import { here, isApple, nameOf, rememberPhrase } from "./what.ts";

type Step = "install" | "code" | "names" | "secret";
const STEPS: readonly Step[] = ["code", "names", "secret"];

export function First({ lost = false, onBack }: { lost?: boolean; onBack?: () => void }) {
  const [what] = useState(here);
  const [step, setStep] = useState<Step>(isApple(what) && !what.installed ? "install" : "code");
  const [code, setCode] = useState("");
  const [mine, setMine] = useState("");
  const [device, setDevice] = useState(() => nameOf(what));
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);

  // Taken from the link once: what is left of it is what stands in the field.
  const read = invitation.value;
  useEffect(() => {
    if (!read) return;
    setCode(read);
    invitation.value = "";
  }, [read]);

  const enrol = async (secret: string, phrase: boolean) => {
    setBusy(true);
    setError(undefined);
    const answer = await store.enrol(code, device.trim(), mine.trim(), secret);
    setBusy(false);
    if (answer.ok) {
      rememberPhrase(answer.device, phrase);
      void store.persist();
      if (answer.lost > 0) notice(fr.sync.lost(answer.lost));
      else if (lost) notice(fr.sync.lostUnknown);
      return;
    }
    setError(opening.code[answer.why]);
    // What is wrong with the invitation is told where it is written; the rest where one can try again.
    if (answer.why.includes("_")) setStep("code");
  };

  const at = STEPS.indexOf(step);
  const before = at > 0 ? () => setStep(STEPS[at - 1] ?? "code") : onBack;
  return (
    <Screen
      title={step === "install" ? opening.install.title : titles[step]}
      over={at < 0 ? fr.name : opening.step(at + 1, STEPS.length)}
      back={before}
    >
      <div class="stack loose">
        {lost && step !== "secret" && (
          <Card tone="notice" icon="warn" title={opening.lost.title} sub={opening.lost.text} />
        )}
        {store.full.value && <Card mark="absent" icon="warn" title={fr.sync.full} />}
        {step === "install" && <InstallFirst code={code} />}
        {step === "install" && (
          <Button kind="quiet" onClick={() => setStep("code")}>
            {opening.install.anyway}
          </Button>
        )}
        {step === "code" && (
          <CodeStep code={code} error={error} onCode={setCode} onDone={() => setStep("names")} />
        )}
        {step === "names" && (
          <NamesStep
            mine={mine}
            device={device}
            onMine={setMine}
            onDevice={setDevice}
            onDone={() => setStep("secret")}
          />
        )}
        {step === "secret" && <SecretStep busy={busy} error={error} onDone={enrol} />}
      </div>
    </Screen>
  );
}

const titles = {
  code: fr.join.title,
  names: opening.device.title,
  secret: fr.join.choose,
};
