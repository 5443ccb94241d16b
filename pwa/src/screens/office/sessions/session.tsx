// One session in the office: what is in it, what is missing, who was there; validate it, open it again.
// Before: list.tsx. After: check.ts, ../../notice.ts.

import { to } from "../../../router";
import { store } from "../../../store";
import { Button } from "../../../ui/button";
import { Card, Fact } from "../../../ui/card";
import { dayLong, list, when } from "../../../ui/dates";
import { office } from "../../../ui/fr.office";
import { register } from "../../../ui/fr.register";
import { State } from "../../../ui/mark";
import { hoursOf, type Meeting, meeting, peopleAt, stateWord, statusAt } from "../../meeting";
import { authorOf, shortName } from "../../names";
import { keep, notice } from "../../notice";
import { now } from "../../now";
import { Page } from "../../page";
import type { Signature } from "../../records";
import { byName } from "../../session/order";
import { type Content, contentOf, past } from "./check.ts";

const words = office.session;

export function OneSession({ id }: { id: string }) {
  const one = meeting(id);
  if (!one) return <Page current="sessions" title={words.none} back={to.office("seances")} />;
  const content = contentOf(id);
  return (
    <Page
      current="sessions"
      wide
      title={one.name}
      sub={[dayLong(one.date), hoursOf(one), one.place].filter(Boolean).join(" · ")}
      back={to.office("seances")}
      dock={one.validated || past(one) ? <Act one={one} /> : undefined}
    >
      <div class="two">
        <div class="stack loose">
          <p class="line">
            <span class="chip">
              {one.validated ? register.session.validated : stateWord(one.state)}
            </span>
            {one.validated && <By id={id} />}
          </p>
          <Lacks one={one} content={content} />
          <Holds one={one} content={content} />
          <Button kind="secondary" icon="register" href={to.session(id)}>
            {words.register}
          </Button>
        </div>
        <People id={id} />
      </div>
    </Page>
  );
}

function By({ id }: { id: string }) {
  const [leaf] = store.reading("session", id, "validation").leaves;
  if (!leaf) return null;
  return (
    <span class="quiet">
      {words.validatedBy(authorOf(leaf.version).name, when(leaf.at, now.value))}
    </span>
  );
}

function Act({ one }: { one: Meeting }) {
  const set = (validation: { lists: unknown } | null) =>
    keep([{ type: "session", id: one.id, set: { validation: validation as never } }]);
  const validate = async () => {
    if (await set({ lists: store.listed(one.id) }))
      notice(words.validated(one.name), () => void set(null));
  };
  const reopen = async () => {
    const lists = store.listed(one.id);
    if (await set(null)) notice(words.reopened(one.name), () => void set({ lists }));
  };
  if (one.validated)
    return (
      <Button kind="secondary" icon="undo" onClick={() => void reopen()}>
        {words.reopen}
      </Button>
    );
  return (
    <Button icon="check" onClick={() => void validate()}>
      {words.validate}
    </Button>
  );
}

function Lacks({ one, content }: { one: Meeting; content: Content }) {
  const took = one.state === "held" || one.state === "planned";
  const lacks = [
    one.state === "planned" && past(one) && words.notHeld,
    took && content.missing > 0 && !one.counted && words.notNoted(content.missing),
    took && one.counted && content.heads === 0 && words.noHeads,
    one.state === "held" && content.signOffs.length === 0 && words.noSignOff,
    one.state === "held" && !content.minutes && words.noMinutes,
    content.open > 0 && words.open(content.open),
    content.late > 0 && words.late(content.late),
  ].filter((text) => text !== false);
  return (
    <section class="stack">
      <h2>{words.lacks}</h2>
      {!lacks.length && <Card mark="present" icon="check" title={words.lacksNothing} />}
      {lacks.length > 0 && (
        <Card tone="notice">
          {lacks.map((text) => (
            <Fact key={text} icon="warn">
              {text}
            </Fact>
          ))}
          {content.open + content.late > 0 && (
            <Button kind="secondary" small href={to.office("a-verifier")}>
              {words.waitingReview}
            </Button>
          )}
        </Card>
      )}
      {!one.validated && past(one) && <p class="quiet">{words.validateHint}</p>}
    </section>
  );
}

function Holds({ one, content }: { one: Meeting; content: Content }) {
  return (
    <section class="stack">
      <h2>{words.holds}</h2>
      <Card>
        {content.all > 0 && <Fact icon="people">{words.marks(content.came, content.all)}</Fact>}
        {(one.counted || content.heads > 0) && (
          <Fact icon="plus">{words.heads(content.heads)}</Fact>
        )}
        <Fact icon="sign">
          {content.signatures ? words.signatures(content.signatures) : words.noSignature}
        </Fact>
        {content.signOffs.length > 0 && (
          <Fact icon="check">{words.signOffs(list(content.signOffs))}</Fact>
        )}
        {content.minutes && <Fact icon="note">{words.minutes}</Fact>}
      </Card>
    </section>
  );
}

function People({ id }: { id: string }) {
  const people = [...peopleAt(id)].sort(byName);
  if (!people.length) return null;
  const signed = (person: string) =>
    !!store.get<Signature>("signature", `${id}.${person}`)?.values.signed;
  return (
    <section class="stack">
      <h2>{words.people}</h2>
      <div class="card">
        <table class="marks-table">
          <thead>
            <tr>
              <th scope="col">{words.person}</th>
              <th scope="col">{words.mark}</th>
              <th scope="col">{words.signed}</th>
            </tr>
          </thead>
          <tbody>
            {people.map((person) => {
              const mark = statusAt(id, person);
              return (
                <tr key={person}>
                  <td>
                    <a href={to.person(person)}>{shortName(person)}</a>
                  </td>
                  <td data-mark={mark} class="tinted">
                    <State mark={mark} />
                  </td>
                  <td>{signed(person) ? words.yes : words.no}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}
