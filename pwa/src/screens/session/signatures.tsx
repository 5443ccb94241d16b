/**
 * Signatures: who signed, whom to hand the phone to, and the facilitator's own.
 * Before: session.tsx. After: handover.tsx, which is drawn over everything while the phone is in other hands.
 */
import { useState } from "preact/hooks";
import { store } from "../../store";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { Empty } from "../../ui/empty";
import { field } from "../../ui/fr.field";
import { register } from "../../ui/fr.register";
import { Initials } from "../../ui/initials";
import { Ink, Pad } from "../../ui/pad";
import { me } from "../me";
import { CAME, meeting, peopleAt, statusAt } from "../meeting";
import { fullName, given, shortName, userName } from "../names";
import { keep, notice } from "../notice";
import type { Signature } from "../records";
import { hand } from "./hand";
import { byName } from "./order";
import { signatureAt } from "./sign";
import { useStrokes } from "./strokes";

/** Absent people do not sign; whoever is not noted may: signing says that one is there. */
const signs = (session: string) => (person: string) => {
  const status = statusAt(session, person);
  return CAME.includes(status) || status === "unknown" || signatureAt(session, person);
};

export function Signatures({ session, closed }: { session: string; closed: string | undefined }) {
  const people = peopleAt(session).filter(signs(session)).sort(byName);
  const done = people.filter((one) => signatureAt(session, one)).length;
  return (
    <>
      {people.length > 0 && (
        <p>
          <b class="big number">{register.session.of(done, people.length)}</b>{" "}
          <span class="quiet">{register.sign.signed(people.length)}</span>
        </p>
      )}
      {people.length === 0 && <Empty icon="sign" title={register.session.empty} />}
      <ul class="stack" aria-label={register.signature.title}>
        {people.map((person) => (
          <li key={person}>
            <Signer session={session} person={person} closed={closed} />
          </li>
        ))}
      </ul>
      <Mine session={session} closed={closed} />
    </>
  );
}

interface SignerProps {
  session: string;
  person: string;
  closed: string | undefined;
}

function Signer({ session, person, closed }: SignerProps) {
  const signed = signatureAt(session, person)?.values.signed;
  const name = shortName(person);
  return (
    <Card>
      <span class="head">
        <Initials of={name} />
        <span class="grow">
          <span class="title">{name}</span>
          {signed?.witness && (
            <span class="under quiet">
              {register.signature.witness(given(userName(signed.witness)))}
            </span>
          )}
        </span>
        {signed?.strokes && (
          <Ink strokes={signed.strokes} label={register.signature.of(fullName(person))} />
        )}
      </span>
      {!signed && !closed && (
        <Button kind="secondary" icon="sign" small onClick={() => hand(session, person)}>
          {register.signature.give(name)}
        </Button>
      )}
    </Card>
  );
}

/** The facilitator signs for the session: on the same kind of pad, in their own hand already. */
function Mine({ session, closed }: { session: string; closed: string | undefined }) {
  const id = `${session}.${me().user}`;
  const signed = store.get<Signature>("sign_off", id)?.values.signed;
  const [drawing, setDrawing] = useState(false);
  const [strokes, setStrokes, key] = useStrokes("sign_off", id);
  const one = meeting(session);
  const save = async () => {
    setDrawing(false);
    const value = { strokes, at: Date.now() };
    const done = await keep([{ type: "sign_off", id, set: { signed: value } }], { drafts: [key] });
    if (done) notice(register.signature.kept(field.you));
  };
  return (
    <section class="stack ends">
      <h2 class="label">{register.signature.mine}</h2>
      {signed?.strokes && <Ink strokes={signed.strokes} label={register.signature.mine} />}
      {!signed && !closed && !drawing && (
        <Button kind="secondary" icon="sign" wide onClick={() => setDrawing(true)}>
          {register.sign.mine(one?.name ?? "")}
        </Button>
      )}
      {drawing && (
        <>
          <Pad label={register.signature.mine} strokes={strokes} onChange={setStrokes} />
          <div class="line">
            <Button kind="secondary" icon="erase" onClick={() => setStrokes([])}>
              {register.signature.clear}
            </Button>
            <Button icon="check" disabled={strokes.length === 0} onClick={() => void save()}>
              {register.signature.done}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}
