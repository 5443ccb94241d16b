/**
 * The code that unlocks: a real password field (paste, a hardware keyboard and a password manager
 * all work) and keys large enough for a thumb. While the keys are there the phone's own keyboard
 * stays down. `phrase` takes letters.
 */
import { useState } from "preact/hooks";
import { Button } from "./button";
import { Field } from "./field";
import { fr } from "./fr";

interface PinPadProps {
  label: string;
  hint?: string;
  error?: string | undefined;
  /** The word on the button: "Déverrouiller", "Choisir ce code". */
  action: string;
  phrase?: boolean;
  busy?: boolean;
  min?: number;
  onDone: (code: string) => void;
}

export function PinPad({
  label,
  hint,
  error,
  action,
  phrase = false,
  busy = false,
  min = 6,
  onDone,
}: PinPadProps) {
  const [code, setCode] = useState("");
  const [refused, setRefused] = useState(false);
  const type = (text: string) => {
    setRefused(false);
    setCode(phrase ? text : text.replace(/[^0-9]/g, ""));
  };
  const done = (event: Event) => {
    event.preventDefault();
    if (busy) return;
    if (code.length < min) return setRefused(true);
    setCode("");
    onDone(code);
  };
  return (
    <form class="pin stack" onSubmit={done}>
      <Field
        label={label}
        hint={hint}
        error={refused ? fr.lock.short(min) : error}
        type="password"
        inputMode={phrase ? undefined : "none"}
        value={code}
        onInput={type}
      />
      {!phrase && (
        <div class="keys">
          {["1", "2", "3", "4", "5", "6", "7", "8", "9"].map((digit) => (
            <Digit key={digit} digit={digit} onPress={() => type(code + digit)} />
          ))}
          <Button
            kind="quiet"
            icon="delete"
            label={fr.lock.erase}
            onClick={() => type(code.slice(0, -1))}
          />
          <Digit digit="0" onPress={() => type(`${code}0`)} />
        </div>
      )}
      <Button type="submit" icon="lock" disabled={busy} wide>
        {action}
      </Button>
    </form>
  );
}

const Digit = ({ digit, onPress }: { digit: string; onPress: () => void }) => (
  <button type="button" class="button digit" onClick={onPress}>
    {digit}
  </button>
);
