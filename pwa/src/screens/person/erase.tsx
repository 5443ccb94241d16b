/**
 * "Effacer cette fiche": at the demand of the person, by a coordinator. It cannot be undone, so it asks. The server
 * erases when it hears of it, then every device. Before: person.tsx. After: ../../store.
 */
import { useState } from "preact/hooks";
import { go, to } from "../../router";
import { Button } from "../../ui/button";
import { later } from "../../ui/fr.later";
import { Sheet } from "../../ui/sheet";
import { iMayWrite } from "../me";
import { keep, noticeAt } from "../notice";

export function Erase({ person, name }: { person: string; name: string }) {
  const [asked, setAsked] = useState(false);
  if (!iMayWrite("erasure", "done")) return null;
  const erase = async () => {
    setAsked(false);
    if (await keep([{ type: "erasure", id: person, set: { done: true } }])) {
      go(to.people);
      noticeAt(to.people, later.people.erased);
    }
  };
  return (
    <>
      <Button kind="quiet" icon="bin" wide onClick={() => setAsked(true)}>
        {later.people.erase}
      </Button>
      <Sheet open={asked} title={later.people.eraseTitle(name)} onClose={() => setAsked(false)}>
        <p>{later.people.eraseWhat}</p>
        <Button kind="danger" icon="bin" wide onClick={() => void erase()}>
          {later.people.eraseDo}
        </Button>
        <Button kind="secondary" wide onClick={() => setAsked(false)}>
          {later.people.eraseNot}
        </Button>
      </Sheet>
    </>
  );
}
