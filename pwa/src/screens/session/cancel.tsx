/** "Séance annulée": the reason, if one wishes to say it. Before: end.tsx. After: end.tsx writes the state. */
import { useState } from "preact/hooks";
import { Button } from "../../ui/button";
import { Field } from "../../ui/field";
import { fr } from "../../ui/fr";
import { register } from "../../ui/fr.register";
import { Sheet } from "../../ui/sheet";
import { useDraft } from "../draft";
import { iMaySee } from "../me";
import { reasonDraft, setState } from "./end";
import { closeUp, up } from "./shown";

export function CancelSheet({ session }: { session: string }) {
  const open = up.value?.kind === "cancel";
  const [text, setText] = useDraft(reasonDraft(session));
  const [busy, setBusy] = useState(false);
  const done = async () => {
    setBusy(true);
    closeUp();
    await setState(session, "cancelled", iMaySee("session", "reason") ? text.trim() : undefined);
    setBusy(false);
  };
  return (
    <Sheet open={open} title={register.session.cancelled} onClose={closeUp}>
      {iMaySee("session", "reason") && (
        <Field
          label={register.end.why}
          hint={fr.common.optional}
          maxLength={300}
          value={text}
          onInput={setText}
        />
      )}
      <Button icon="check" wide disabled={busy} onClick={() => void done()}>
        {fr.common.done}
      </Button>
    </Sheet>
  );
}
