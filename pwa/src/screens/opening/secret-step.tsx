// A code of one's own, digits or a phrase, twice; with a plain word on which is stronger.
// Before: first.tsx enrols with it, device/code.tsx changes to it; it is kept nowhere.

import { useState } from "preact/hooks";
import { Button } from "../../ui/button";
import { fr } from "../../ui/fr";
import { opening } from "../../ui/fr.opening";
import { PinPad } from "../../ui/pin";
import { tooEasy } from "./what.ts";

interface Props {
  busy: boolean;
  error: string | undefined;
  onDone: (secret: string, phrase: boolean) => void;
  /** The word on the last button, and what is said while one waits: where no invitation is at stake. */
  action?: string;
  doing?: string;
}

const LETTERS = 12;
const words = opening.pin;

export function SecretStep({
  busy,
  error,
  onDone,
  action = words.finish,
  doing = words.sending,
}: Props) {
  const [phrase, setPhrase] = useState(false);
  const [first, setFirst] = useState<string>();
  const [refused, setRefused] = useState<string>();
  const choose = (secret: string) => {
    setRefused(undefined);
    if (phrase && secret.length < LETTERS) return setRefused(words.phraseShort);
    if (!phrase && tooEasy(secret)) return setRefused(words.easy);
    setFirst(secret);
  };
  const confirm = (secret: string) => {
    if (secret === first) return onDone(secret, phrase);
    setRefused(phrase ? words.phraseDifferent : fr.join.different);
    setFirst(undefined);
  };
  if (first === undefined)
    return (
      <>
        <p>{words.which}</p>
        <PinPad
          key={phrase ? "phrase" : "digits"}
          label={phrase ? words.phraseTitle : fr.join.choose}
          hint={phrase ? words.phraseHint : fr.join.chooseHint}
          action={phrase ? words.phraseDone : words.done}
          phrase={phrase}
          min={phrase ? 1 : 6}
          error={refused ?? error}
          onDone={choose}
        />
        <Button kind="quiet" small onClick={() => setPhrase(!phrase)}>
          {phrase ? words.digits : fr.join.phrase}
        </Button>
      </>
    );
  return (
    <>
      <PinPad
        key="again"
        label={phrase ? words.phraseAgain : fr.join.again}
        action={action}
        phrase={phrase}
        min={phrase ? 1 : 6}
        busy={busy}
        error={error}
        onDone={confirm}
      />
      <p role="status">{busy && doing}</p>
    </>
  );
}
