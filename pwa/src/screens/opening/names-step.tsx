// Who one is and what this device is called: colleagues see both beside what is noted here.
// Before: first.tsx. After: secret-step.tsx.

import { useState } from "preact/hooks";
import { Button } from "../../ui/button";
import { Field, toWrong } from "../../ui/field";
import { fr } from "../../ui/fr";
import { opening } from "../../ui/fr.opening";

interface Props {
  mine: string;
  device: string;
  onMine: (text: string) => void;
  onDevice: (text: string) => void;
  onDone: () => void;
}

const words = opening.device;

export function NamesStep({ mine, device, onMine, onDevice, onDone }: Props) {
  const [asked, setAsked] = useState(false);
  const submit = (event: Event) => {
    event.preventDefault();
    setAsked(true);
    if (mine.trim() && device.trim()) onDone();
    else toWrong();
  };
  return (
    <form class="stack loose" onSubmit={submit}>
      <Field
        label={words.mine}
        hint={words.mineHint}
        error={asked && !mine.trim() ? words.needName : undefined}
        value={mine}
        onInput={onMine}
        autocomplete="name"
        maxLength={120}
      />
      <Field
        label={fr.join.device}
        hint={fr.join.deviceHint}
        error={asked && !device.trim() ? words.needDevice : undefined}
        value={device}
        onInput={onDevice}
        maxLength={80}
      />
      <Button type="submit" wide>
        {fr.common.next}
      </Button>
    </form>
  );
}
