// The invitation: scanned where there is a camera, typed everywhere. Below it, in four lines, what is kept where.
// Before: first.tsx. After: scanner.tsx, in a file of its own.

import type { ComponentType } from "preact";
import { useState } from "preact/hooks";
import { Button } from "../../ui/button";
import { Field } from "../../ui/field";
import { fr } from "../../ui/fr";
import { opening } from "../../ui/fr.opening";
import { InstallHint } from "./install.tsx";

interface Props {
  code: string;
  error: string | undefined;
  onCode: (code: string) => void;
  onDone: () => void;
}

const LENGTH = 16;
const plain = (code: string) => code.replace(/[^0-9a-z]/gi, "");

/** The code of a link, or of a text that is one. */
export const codeIn = (text: string): string => /#([^#/]+)$/.exec(text)?.[1] ?? text;

export function CodeStep({ code, error, onCode, onDone }: Props) {
  const [missing, setMissing] = useState<string>();
  const [Scanner, setScanner] =
    useState<ComponentType<{ onFound: (text: string) => void; onStop: () => void }>>();
  const type = (text: string) => {
    setMissing(undefined);
    onCode(codeIn(text).toUpperCase());
  };
  const submit = (event: Event) => {
    event.preventDefault();
    const short = LENGTH - plain(code).length;
    if (short === LENGTH) return setMissing(opening.code.missing);
    if (short > 0) return setMissing(opening.code.short(short));
    onDone();
  };
  const scan = async () => {
    const { Scanner } = await import("./scanner.tsx");
    setScanner(() => Scanner);
  };
  const stop = () => setScanner(undefined);
  return (
    <>
      <p>{fr.join.intro}</p>
      {Scanner ? (
        <Scanner
          onStop={stop}
          onFound={(text) => {
            stop();
            type(text);
          }}
        />
      ) : (
        "mediaDevices" in navigator && (
          <Button kind="secondary" icon="code" wide onClick={scan}>
            {fr.join.scan}
          </Button>
        )
      )}
      <form class="stack loose" onSubmit={submit}>
        <Field
          label={opening.code.title}
          hint={opening.code.hint}
          error={missing ?? error}
          value={code}
          onInput={type}
          autocomplete="one-time-code"
          maxLength={200}
        />
        <Button type="submit" wide>
          {fr.common.next}
        </Button>
      </form>
      <p class="quiet">{opening.code.recovery}</p>
      <InstallHint />
      <section class="stack">
        <h2 class="label">{opening.keeps.title}</h2>
        <ul class="stack points">
          {opening.keeps.lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </section>
    </>
  );
}
