/**
 * The phone in a participant's hands: their own name, the box, four words. Nobody else's name, no way anywhere: back
 * leads nowhere, and only the owner takes the phone again, by holding a button down or with their code. The automatic
 * lock waits for the stroke to end. A cross is a signature.
 * Before: hand.ts. After: sign.ts.
 */
import { useEffect, useRef, useState } from "preact/hooks";
import { store } from "../../store";
import { Button } from "../../ui/button";
import { fr } from "../../ui/fr";
import { register } from "../../ui/fr.register";
import { Icon } from "../../ui/icons";
import { Initials } from "../../ui/initials";
import { Pad } from "../../ui/pad";
import { Screen } from "../../ui/screen";
import { me } from "../me";
import { firstName, given, shortName } from "../names";
import { takeInHand } from "./hand";
import { attest, sign } from "./sign";
import { useStrokes } from "./strokes";

export function Handover({ session, person }: { session: string; person: string }) {
  const [strokes, setStrokes, draft] = useStrokes("signature", `${session}.${person}`);
  const [step, setStep] = useState<"sign" | "signed" | "cannot" | "full">("sign");
  const holdOff = useHold();
  const name = firstName(person);
  const done = async () =>
    setStep((await sign(session, person, strokes, draft)) ? "signed" : "full");
  const cannot = async () => {
    if (await attest(session, person, draft)) takeInHand();
    else setStep("full");
  };
  return (
    <Screen
      handover
      lead={<Initials of={shortName(person)} large />}
      title={name}
      sub={register.signature.iAmHere}
      action={<Listen text={register.signature.spoken(name)} />}
      stacked
      dock={
        step === "sign" ? (
          <>
            <div class="line pair">
              <Button kind="secondary" icon="erase" onClick={() => setStrokes([])}>
                {register.signature.clear}
              </Button>
              <Button icon="check" disabled={strokes.length === 0} onClick={() => void done()}>
                {register.signature.done}
              </Button>
            </div>
            <Button kind="quiet" onClick={() => setStep("cannot")}>
              {register.signature.cannot}
            </Button>
            <Owner label={register.signature.leave} onHeld={takeInHand} quiet />
          </>
        ) : step === "cannot" ? (
          <>
            <Owner label={register.sign.attest} onHeld={() => void cannot()} />
            <Button kind="quiet" onClick={() => setStep("sign")}>
              {fr.common.back}
            </Button>
          </>
        ) : (
          <Owner label={register.signature.leave} onHeld={takeInHand} />
        )
      }
    >
      {step === "sign" && (
        <Pad
          label={register.signature.box(name)}
          strokes={strokes}
          onChange={setStrokes}
          onStroke={holdOff}
        />
      )}
      {step === "signed" && <Said icon="check" text={register.signature.thanks} />}
      {step === "full" && <Said icon="warn" text={fr.sync.full} />}
      {step === "cannot" && (
        <Said
          icon="hand"
          text={register.sign.giveBack}
          more={register.signature.witness(given(me().name))}
        />
      )}
    </Screen>
  );
}

interface SaidProps {
  icon: "check" | "warn" | "hand";
  text: string;
  more?: string;
}

const Said = ({ icon, text, more }: SaidProps) => (
  <div class="empty" role="status">
    <span class="disc soft large">
      <Icon name={icon} size={28} />
    </span>
    <h2>{text}</h2>
    {more && <p>{more}</p>}
  </div>
);

/** While a finger draws, the automatic lock waits. */
function useHold(): (down: boolean) => void {
  const release = useRef<(() => void) | null>(null);
  const letGo = () => {
    release.current?.();
    release.current = null;
  };
  useEffect(() => letGo, []);
  return (down) => {
    letGo();
    if (down) release.current = store.hold();
  };
}

function Listen({ text }: { text: string }) {
  if (!("speechSynthesis" in globalThis)) return null;
  const speak = () => {
    const words = new SpeechSynthesisUtterance(text);
    words.lang = "fr-FR";
    words.rate = 0.9;
    speechSynthesis.cancel();
    speechSynthesis.speak(words);
  };
  return (
    <Button kind="secondary" icon="listen" label={register.signature.listen} onClick={speak} />
  );
}

const HELD_MS = 900;

interface OwnerProps {
  label: string;
  onHeld: () => void;
  quiet?: boolean;
}

/**
 * The owner's button: a finger or a key held down for a moment. It acts once let go: what comes in its place must not be
 * tapped by the same finger. A click without either, as a screen reader makes it, locks instead, and the owner's code
 * opens again.
 */
function Owner({ label, onHeld, quiet = false }: OwnerProps) {
  const timer = useRef(0);
  const pressed = useRef(false);
  const [hold, setHold] = useState<"no" | "holding" | "held">("no");
  const start = () => {
    if (pressed.current) return;
    pressed.current = true;
    setHold("holding");
    timer.current = window.setTimeout(() => setHold("held"), HELD_MS);
  };
  const stop = () => {
    clearTimeout(timer.current);
    setHold("no");
  };
  const letGo = () => {
    stop();
    if (hold !== "held") return;
    swallowClick();
    onHeld();
  };
  useEffect(() => stop, []);
  const key = (event: KeyboardEvent) => event.key === "Enter" || event.key === " ";
  return (
    <button
      type="button"
      class={`button ${quiet ? "quiet" : "main"} wide hold`}
      data-holding={hold !== "no"}
      onPointerDown={start}
      onPointerUp={letGo}
      onPointerLeave={stop}
      onPointerCancel={stop}
      onContextMenu={(event) => event.preventDefault()}
      onKeyDown={(event) => key(event) && start()}
      onKeyUp={letGo}
      onClick={() => {
        if (!pressed.current) {
          takeInHand();
          store.lock();
        }
        pressed.current = false;
      }}
    >
      <Icon name="lock" />
      <span>
        {label}
        <span class="under" role="status">
          {hold === "held" ? register.sign.letGo : register.sign.hold}
        </span>
      </span>
    </button>
  );
}

/** The click that the browser makes of a finger let go, at whatever stands there by then. */
function swallowClick(): void {
  const swallow = (event: Event) => {
    event.preventDefault();
    event.stopPropagation();
  };
  addEventListener("click", swallow, { capture: true, once: true });
  setTimeout(() => removeEventListener("click", swallow, { capture: true }), 400);
}
