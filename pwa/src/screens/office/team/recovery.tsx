// The recovery code: a way back for whoever coordinates alone and forgets the code of their device. For paper.
// Before: team.tsx. After: ../server.ts; it is typed like an invitation at the first opening.

import { useState } from "preact/hooks";
import { to } from "../../../router";
import { store } from "../../../store";
import { Button } from "../../../ui/button";
import { Card } from "../../../ui/card";
import { fr } from "../../../ui/fr";
import { team as words } from "../../../ui/fr.settings";
import { me } from "../../me";
import { Page } from "../../page";
import type { Named } from "../../records";
import { type Answer, type Invitation, recoveryCode } from "../server.ts";

export function Recovery() {
  const [answer, setAnswer] = useState<Answer<Invitation>>();
  const [busy, setBusy] = useState(false);
  const make = async () => {
    setBusy(true);
    setAnswer(await recoveryCode());
    setBusy(false);
  };
  return (
    <Page
      current="team"
      title={words.recovery}
      back={to.office("equipe")}
      dock={
        answer?.ok ? (
          <Button icon="print" onClick={() => print()}>
            {words.recoveryPrint}
          </Button>
        ) : (
          <Button icon="key" disabled={busy} onClick={() => void make()}>
            {words.recoveryMake}
          </Button>
        )
      }
    >
      <p class="no-print">{words.recoveryWhat}</p>
      {answer && !answer.ok && (
        <Card
          tone="notice"
          icon="offline"
          title={answer.why === "network" ? words.recoveryOffline : words.refused}
        />
      )}
      {answer?.ok && <Paper code={answer.value.code} />}
    </Page>
  );
}

function Paper({ code }: { code: string }) {
  const organisation = store.get<Named>("organisation", "organisation")?.values.name ?? "";
  return (
    <Card tone="strong">
      <div class="invitation">
        <h2>
          {fr.name}, {words.recovery.toLowerCase()}
        </h2>
        <p>{words.recoveryFor(me().name, organisation)}</p>
        <p class="typed-code">{code}</p>
        <p>{words.recoveryUse(location.host)}</p>
      </div>
    </Card>
  );
}
