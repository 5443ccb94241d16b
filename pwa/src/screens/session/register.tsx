/**
 * Présences: who is there. The whole row is the button; "Les autres sont là"; the filter of those not noted keeps its
 * rows until it is let go, so that none slips away under a thumb.
 * Before: session.tsx. After: line.tsx, marks.ts.
 */
import { useMemo, useRef, useState } from "preact/hooks";
import { matches } from "../../../../sync/rules/search.ts";
import { to } from "../../router";
import { Button } from "../../ui/button";
import { Chip } from "../../ui/chip";
import { Empty } from "../../ui/empty";
import { Field } from "../../ui/field";
import { field } from "../../ui/fr.field";
import { later } from "../../ui/fr.later";
import { register } from "../../ui/fr.register";
import { countAt, peopleAt, statusAt } from "../meeting";
import { shortName } from "../names";
import { Disagreements } from "./disagreements";
import { EndOfSession } from "./end";
import { Line } from "./line";
import { useOrder } from "./order";

interface RegisterProps {
  session: string;
  closed: string | undefined;
  finding: boolean;
}

export function Register({ session, closed, finding }: RegisterProps) {
  const people = useOrder(session, peopleAt(session));
  const [only, setOnly] = useState<ReadonlySet<string> | null>(null);
  const [query, setQuery] = useState("");
  const asked = finding ? query.trim() : "";
  const shown = useMemo(
    () =>
      people.filter(
        (one) => (!only || only.has(one)) && (!asked || matches(shortName(one), asked)),
      ),
    [people, only, asked],
  );
  // Made once for a list: a tap draws its own row, not two hundred.
  const lines = useMemo(
    () =>
      shown.map((person) => (
        <Line key={person} session={session} person={person} closed={closed} />
      )),
    [shown, session, closed],
  );
  const notNoted = () => people.filter((one) => statusAt(session, one) === "unknown");
  return (
    <>
      <Disagreements session={session} />
      {finding && (
        <Field label={register.session.find} type="search" value={query} onInput={setQuery} />
      )}
      <Count
        session={session}
        people={people}
        pressed={only !== null}
        onFilter={() => setOnly(only ? null : new Set(notNoted()))}
      />
      {people.length === 0 && (
        <Empty icon="people" title={register.session.empty}>
          <p>{register.session.emptyHint}</p>
        </Empty>
      )}
      {people.length > 0 && shown.length === 0 && (
        <p class="quiet" role="status">
          {asked ? later.people.found(0) : register.session.allNoted}
        </p>
      )}
      <ul class="stack register" aria-label={field.register}>
        {lines}
      </ul>
      {!closed && <EndOfSession session={session} people={people} />}
    </>
  );
}

interface CountProps {
  session: string;
  people: readonly string[];
  pressed: boolean;
  onFilter: () => void;
}

function Count({ session, people, pressed, onFilter }: CountProps) {
  const { all, came, missing } = countAt(session, people);
  if (all === 0) return null;
  return (
    <div class="line apart count">
      <p role="status" aria-live="off">
        <b class="big number">{register.session.of(came, all)}</b>{" "}
        <span class="quiet">{register.session.present(all)}</span>
      </p>
      {(missing > 0 || pressed) && (
        <Chip icon="filter" pressed={pressed} onClick={onFilter}>
          {register.session.missing(missing)}
        </Chip>
      )}
    </div>
  );
}

/** What stands under the thumb: add somebody; all the others; and when everybody is noted, the end. */
export function RegisterDock({ session, onOthers, onEnd }: DockProps) {
  const { all, missing } = countAt(session, peopleAt(session));
  const address = to.session(session, "ajouter");
  const end = useAfter(missing === 0, onEnd);
  if (all === 0 || (missing === 0 && !onEnd)) {
    return (
      <Button kind={all === 0 ? "main" : "secondary"} icon="join" wide href={address}>
        {register.session.add}
      </Button>
    );
  }
  return (
    <>
      <Button kind="secondary" icon="join" label={register.session.add} href={address} />
      {missing > 0 ? (
        <Button icon="all" onClick={onOthers}>
          {register.session.others}
        </Button>
      ) : (
        <Button icon="check" onClick={end}>
          {register.session.end}
        </Button>
      )}
    </>
  );
}

interface DockProps {
  session: string;
  onOthers: () => void;
  onEnd: (() => void) | undefined;
}

const QUICK_MS = 800;

/** "Terminer" comes where "Les autres sont là" was: the second of two quick taps there must not end the session. */
function useAfter(there: boolean, act: (() => void) | undefined): () => void {
  const since = useRef(there ? 0 : Number.POSITIVE_INFINITY);
  if (!there) since.current = Number.POSITIVE_INFINITY;
  else if (since.current === Number.POSITIVE_INFINITY) since.current = performance.now();
  return () => {
    if (performance.now() - since.current > QUICK_MS) act?.();
  };
}
