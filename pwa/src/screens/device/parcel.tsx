/**
 * "Confier à un collègue": what waits leaves as one sealed file that anybody may carry and nobody can read; and a
 * colleague's file is handed over from here. Before: device.tsx. After: ../../store, parcels.
 */
import { useState } from "preact/hooks";
import { store } from "../../store";
import { Button } from "../../ui/button";
import { later } from "../../ui/fr.later";
import { notice } from "../notice";
import { today } from "../now";

export function HandOver() {
  const [busy, setBusy] = useState(false);
  const hand = async () => {
    setBusy(true);
    const unread = store.refused.peek().filter((one) => one.outcome === "unread");
    const count = store.waiting.peek().length + unread.length;
    const text = await store.exportParcel();
    if (text !== null && (await share(text))) notice(later.device.handed(count));
    setBusy(false);
  };
  return (
    <>
      <p class="quiet">{later.device.handHint}</p>
      <Button kind="secondary" icon="share" wide disabled={busy} onClick={() => void hand()}>
        {later.device.hand}
      </Button>
    </>
  );
}

/** By the phone's own sheet where there is one, else as a file among the downloads. False when given up. */
async function share(text: string): Promise<boolean> {
  const file = new File([text], `jalon-${today.value}.txt`, { type: "text/plain" });
  if (navigator.canShare?.({ files: [file] })) {
    try {
      await navigator.share({ files: [file], title: later.device.parcel });
      return true;
    } catch (error) {
      if (error instanceof DOMException && error.name === "AbortError") return false;
    }
  }
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.click();
  URL.revokeObjectURL(link.href);
  return true;
}

export function TakeParcel() {
  const take = async (files: FileList | null) => {
    const file = files?.[0];
    if (!file) return;
    const delivery = await store.deliverParcel(await file.text());
    if (delivery.ok) notice(later.device.delivered(delivery.handed));
    else notice(delivery.why === "kept" ? later.device.carried : later.device.noParcel);
  };
  return (
    <section class="stack">
      <h2 class="label">{later.device.take}</h2>
      <label class="button secondary wide pick">
        {later.device.choose}
        <input
          type="file"
          accept=".txt,text/plain"
          class="hidden"
          onChange={(event) => {
            void take(event.currentTarget.files);
            event.currentTarget.value = "";
          }}
        />
      </label>
    </section>
  );
}
