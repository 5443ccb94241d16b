// The invitation of a colleague: a QR code, the same as an address to send, and as a code to type; valid once.
// It is made by the server alone, so without network the screen says so. Before: member.tsx. After: ../server.ts.

import { useEffect, useState } from "preact/hooks";
import { to } from "../../../router";
import { Button } from "../../../ui/button";
import { Card } from "../../../ui/card";
import { when } from "../../../ui/dates";
import { team as words } from "../../../ui/fr.settings";
import { Qr } from "../../../ui/qr";
import { userName } from "../../names";
import { notice } from "../../notice";
import { now } from "../../now";
import { Page } from "../../page";
import { type Answer, invite, type Invitation as Made } from "../server.ts";

export function Invitation({ user }: { user: string }) {
  const [answer, setAnswer] = useState<Answer<Made>>();
  const [busy, setBusy] = useState(false);
  const make = async () => {
    setBusy(true);
    setAnswer(await invite(user));
    setBusy(false);
  };
  useEffect(() => void make(), [user]);
  return (
    <Page
      current="team"
      title={words.inviteTitle(userName(user))}
      back={to.office("equipe", user)}
      dock={
        answer?.ok ? undefined : (
          <Button icon="refresh" disabled={busy} onClick={() => void make()}>
            {words.make}
          </Button>
        )
      }
    >
      <div role="status">{busy && words.making}</div>
      {!busy && answer && !answer.ok && (
        <Card tone="notice" icon="offline" title={reason(answer)} />
      )}
      {!busy && answer?.ok && <Shown made={answer.value} />}
    </Page>
  );
}

function reason({ why, problem }: { why: string; problem: string }): string {
  if (why === "network") return words.offline;
  return problem === "unknown_user" ? words.unsent : words.refused;
}

function Shown({ made }: { made: Made }) {
  const link = `${location.origin}/#${made.code}`;
  const copy = async () => {
    await navigator.clipboard.writeText(link);
    notice(words.copied);
  };
  const share = () => navigator.share({ title: "Jalon", url: link }).catch(() => undefined);
  return (
    <div class="invitation">
      <Qr text={link} label={words.qr} />
      <p>{words.scan}</p>
      <p>
        {words.address} <b>{location.host}</b>
        <br />
        {words.code}
      </p>
      <p class="typed-code">{made.code}</p>
      {made.ends !== undefined && <p class="quiet">{words.lasts(when(made.ends, now.value))}</p>}
      <div class="line">
        {"clipboard" in navigator && (
          <Button kind="secondary" icon="copy" small onClick={() => void copy()}>
            {words.copyLink}
          </Button>
        )}
        {"share" in navigator && (
          <Button kind="secondary" icon="share" small onClick={() => void share()}>
            {words.shareLink}
          </Button>
        )}
      </div>
    </div>
  );
}
