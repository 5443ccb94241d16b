// "#/remise": anybody hands over a colleague's sealed file, without an account and without being able to read it.
// Before: a file that a colleague shared. After: ../../store delivers it, or keeps it until there is network.

import "../../ui/icons.all";
import { useState } from "preact/hooks";
import { to } from "../../router";
import { type Delivery as Result, store } from "../../store";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { Screen } from "../../ui/screen";
import "./delivery.css";
import { delivery } from "../../ui/fr.delivery";

const words = delivery;

export function Delivery() {
  const [result, setResult] = useState<Result>();
  const [busy, setBusy] = useState(false);
  const take = async (file: File | undefined) => {
    if (!file) return;
    setBusy(true);
    setResult(await deliver(file));
    setBusy(false);
  };
  return (
    <Screen title={words.title}>
      <div class="stack loose">
        <p>{words.intro}</p>
        <div class="field">
          <label class="button main wide file">
            {result ? words.another : words.choose}
            <input
              type="file"
              accept=".txt,text/plain"
              disabled={busy}
              onChange={({ currentTarget }) => {
                void take(currentTarget.files?.[0]);
                currentTarget.value = "";
              }}
            />
          </label>
          <p class="quiet">{words.drop}</p>
        </div>
        <div role="status">
          {busy && <p>{words.sending}</p>}
          {!busy && result && <Told result={result} />}
        </div>
        <Button kind="quiet" href={to.today}>
          {words.home}
        </Button>
      </div>
    </Screen>
  );
}

async function deliver(file: File): Promise<Result> {
  try {
    return await store.deliverParcel(await file.text());
  } catch {
    return { ok: false, why: "file" };
  }
}

function Told({ result }: { result: Result }) {
  if (result.ok)
    return (
      <Card mark="present" icon="check" title={words.handed(result.handed)} sub={words.thanks} />
    );
  const kept = result.why === "kept";
  return (
    <Card
      tone={kept ? "plain" : "notice"}
      icon={kept ? "up" : "warn"}
      title={kept ? words.kept : words.bad}
    />
  );
}
