// How Jalon comes onto the home screen: on an iPhone before anything else, since what Safari keeps does not follow;
// on Android whenever one likes. Before: first.tsx, code-step.tsx. After: the browser.

import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { fr } from "../../ui/fr";
import { opening } from "../../ui/fr.opening";
import { installOffer } from "./early.ts";

const words = opening.install;

export const InstallFirst = ({ code }: { code: string }) => (
  <>
    <p>{words.why}</p>
    <Card>
      <ol class="stack steps">
        {words.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </Card>
    {code && <Card icon="key" title={<span class="code">{code}</span>} sub={words.keepCode} />}
    <p class="quiet">{words.anywayHint}</p>
  </>
);

export function InstallHint() {
  const offer = installOffer.value;
  if (!offer) return null;
  return (
    <Card icon="download" title={fr.join.install} sub={words.hint}>
      <Button kind="secondary" small onClick={() => void offer.prompt()}>
        {words.button}
      </Button>
    </Card>
  );
}
