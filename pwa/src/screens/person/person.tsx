/**
 * One person: the last marks as a strip, where they are enrolled, how to call them, the household. Several entries of
 * one human are one page. Before: list.tsx, ../session. After: edit.tsx.
 */
import { to } from "../../router";
import { store } from "../../store";
import { Button } from "../../ui/button";
import { Card, Fact } from "../../ui/card";
import { dayFull, dayShort } from "../../ui/dates";
import { Empty } from "../../ui/empty";
import { fr } from "../../ui/fr";
import { field } from "../../ui/fr.field";
import { later } from "../../ui/fr.later";
import { Strip } from "../../ui/strip";
import { iAm, iMaySee, iMayWrite } from "../me";
import { CAME, meetingOf, statusAt, statusOf } from "../meeting";
import { fullName, personOf } from "../names";
import { today } from "../now";
import { Page } from "../page";
import {
  type Activity,
  type Attendance,
  activityOf,
  type Enrolment,
  type Household,
  type Session,
} from "../records";
import { membersOf } from "../same";
import { Erase } from "./erase";
import { Twins } from "./twins";

const LAST = 10;

export function PersonPage({ id }: { id: string }) {
  const members = membersOf(id);
  if (!members.some((one) => store.get("person", one)?.sight)) return <Gone />;
  const person = personOf(id);
  const name = fullName(id);
  const { phone, email, birth_year } = person;
  return (
    <Page
      current="people"
      back={to.people}
      title={name}
      sub={birth_year ? later.people.born(birth_year) : undefined}
      action={
        phone && (
          <Button
            icon="phone"
            label={later.people.call(name)}
            small
            href={`tel:${phone.replace(/[^+0-9]/g, "")}`}
          />
        )
      }
    >
      {members.length > 1 && (
        <p class="line apart quiet">
          {later.people.united(members.length)}
          {iAm("coordinator") && (
            <Button kind="quiet" small href={to.office("a-verifier", "reunies", id)}>
              {later.people.entries}
            </Button>
          )}
        </p>
      )}
      <Twins person={id} />
      <LastMarks members={members} />
      <Enrolments members={members} />
      <HouseholdCard id={person.household ?? undefined} />
      {(phone || email) && (
        <Card>
          {phone && <Fact icon="phone">{phone}</Fact>}
          {email && <Fact icon="bubble">{email}</Fact>}
        </Card>
      )}
      {person.note && iMaySee("person", "note") && (
        <Card title={later.people.note}>
          <p class="minutes">{person.note}</p>
        </Card>
      )}
      {iMayWrite("person", "first_name") && (
        <Button kind="secondary" icon="edit" wide href={to.editPerson(id)}>
          {fr.common.edit}
        </Button>
      )}
      <Erase person={id} name={name} />
    </Page>
  );
}

/** The strip of the last sessions that said something of this person, oldest first. */
function LastMarks({ members }: { members: readonly string[] }) {
  const sessions = members
    .flatMap((one) => store.about<Attendance>(one, "attendance"))
    .filter((one) => one.sight && statusOf(one.values.mark) !== "unknown")
    .map((one) => one.id.slice(0, one.id.lastIndexOf(".")));
  // By session: noted under two entries, somebody came once.
  const marks = [...new Set(sessions)]
    .flatMap((id) => {
      const session = store.get<Session>("session", id);
      const mark = statusAt(id, members[0] ?? "");
      return session?.sight ? [{ mark, meeting: meetingOf(session) }] : [];
    })
    .filter(({ meeting }) => meeting.state !== "cancelled" && meeting.date <= today.value)
    .sort((a, b) => (a.meeting.date < b.meeting.date ? -1 : 1));
  const last = marks.slice(-LAST);
  if (last.length === 0) return null;
  const came = last.filter(({ mark }) => CAME.includes(mark)).length;
  const away = marks.length - 1 - marks.findLastIndex(({ mark }) => mark !== "absent");
  const title = later.people.last(last.length);
  return (
    <>
      <Card>
        <span class="line apart">
          <span class="quiet">{title}</span>
          <b>{later.people.score(came, last.length)}</b>
        </span>
        <Strip
          label={title}
          marks={last.map(({ mark, meeting }) => ({
            id: meeting.id,
            mark,
            when: `${meeting.name}, ${dayShort(meeting.date)}`,
          }))}
        />
      </Card>
      {away > 1 && iMaySee("person", "phone") && (
        <Card mark="absent" icon="missed" title={later.people.absences(away)} />
      )}
    </>
  );
}

const sameActivity = (one: { id: string }, other: { id: string }) =>
  activityOf(one.id) === activityOf(other.id);

function Enrolments({ members }: { members: readonly string[] }) {
  const all = members
    .flatMap((one) => store.about<Enrolment>(one, "enrolment"))
    .filter((one) => one.sight && one.values.stage)
    .filter((one, at, all) => all.findIndex((other) => sameActivity(one, other)) === at);
  if (all.length === 0) return null;
  return (
    <section class="stack">
      <h2 class="label">{later.people.enrolments}</h2>
      {all.map((one) => {
        const { stage, since } = one.values;
        const activity = store.get<Activity>("activity", activityOf(one.id))?.values.name ?? "…";
        const words = stage ? (later.stages[stage] ?? stage) : "";
        return (
          <Card
            key={one.id}
            title={activity}
            sub={since ? later.people.since(words, dayFull(since)) : words}
          />
        );
      })}
    </section>
  );
}

function HouseholdCard({ id }: { id: string | undefined }) {
  const household = id ? store.get<Household>("household", id)?.values : undefined;
  if (!household) return null;
  const { card_number, size, entitled_until } = household;
  return (
    <Card title={later.people.household}>
      {card_number && <Fact icon="basket">{field.card(card_number)}</Fact>}
      {size != null && <Fact icon="people">{later.people.size(size)}</Fact>}
      {entitled_until && <Fact icon="calendar">{later.people.until(dayFull(entitled_until))}</Fact>}
    </Card>
  );
}

const Gone = () => (
  <Page current="people" back={to.people} title={later.people.title}>
    <Empty icon="person" title={later.people.gone}>
      <p>{field.goneHint}</p>
    </Empty>
  </Page>
);
