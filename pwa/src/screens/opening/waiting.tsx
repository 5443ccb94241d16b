// What waits on a locked device, and sending it from here: it goes sealed, so no code is needed.
// Before: locked.tsx, forgotten.tsx. After: ../../store.

import { useEffect, useState } from "preact/hooks";
import { store } from "../../store";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { fr } from "../../ui/fr";
import { locked } from "../../ui/fr.locked";

/** How much waits for the locked user; null until the disk has answered. */
export function useWaiting(device: string): [number | null, () => Promise<void>] {
  const [count, setCount] = useState<number | null>(null);
  const look = async () => setCount(await store.waitingOf(device));
  useEffect(() => void look(), [device]);
  return [count, look];
}

export function Waiting({ device }: { device: string }) {
  const [count, look] = useWaiting(device);
  const [told, setTold] = useState<string>();
  const [busy, setBusy] = useState(false);
  const send = async () => {
    setBusy(true);
    const all = await store.handSealed(device);
    await look();
    setBusy(false);
    setTold(all ? locked.locked.sent : locked.locked.notSent);
  };
  if (!count && !told) return null;
  return (
    <div class="stack">
      {count !== null && count > 0 && (
        <Card icon="up" disc="soft" title={fr.sync.waiting(count)} sub={locked.locked.sendHint}>
          <Button kind="secondary" small disabled={busy} onClick={send}>
            {locked.locked.send}
          </Button>
        </Card>
      )}
      <p role="status">{told}</p>
    </div>
  );
}
