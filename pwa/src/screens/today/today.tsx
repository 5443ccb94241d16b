/**
 * Aujourd'hui: what goes on now, what comes later, and where nobody has yet said who came.
 * Before: router. After: ../session.
 */
import { go, to } from "../../router";
import { store } from "../../store";
import { Button } from "../../ui/button";
import { Card, Fact } from "../../ui/card";
import { Chip } from "../../ui/chip";
import { counted, dayLong, dayNear } from "../../ui/dates";
import { Empty } from "../../ui/empty";
import { fr } from "../../ui/fr";
import { field } from "../../ui/fr.field";
import { iAm, iMayWrite, me } from "../me";
import { expectedAt, hoursOf, type Meeting, peopleAt, stateWord } from "../meeting";
import { given } from "../names";
import { today } from "../now";
import { Page } from "../page";
import { agenda } from "./agenda";
import { Update } from "./update";

export function Today() {
  const { now, later, done, missing } = agenda();
  const none = now.length + later.length + done.length === 0;
  const closed = !iAm("coordinator") && me().programmes.length === 0;
  return (
    <Page
      current="today"
      over={capital(dayLong(today.value))}
      title={fr.today.hello(given(me().name))}
      action={
        <Button kind="quiet" icon="lock" label={fr.today.lock} small onClick={() => store.lock()} />
      }
    >
      <Update />
      {none && (
        <Empty icon="calendar" title={closed ? field.today.closed : fr.today.empty}>
          <p>{closed ? field.today.closedHint : fr.today.emptyHint}</p>
        </Empty>
      )}
      {now.map((one) => (
        <NowCard key={one.id} meeting={one} />
      ))}
      <Group title={fr.today.later} meetings={later} sub={soon} />
      <Group title={fr.today.missing} meetings={missing} sub={past} notice />
      <Group title={field.today.done} meetings={done} sub={soon} />
      {!closed && iMayWrite("session", "state") && (
        <Button kind="secondary" icon="plus" wide href={to.openSession}>
          {fr.today.open}
        </Button>
      )}
    </Page>
  );
}

const capital = (text: string) => text.slice(0, 1).toLocaleUpperCase("fr") + text.slice(1);

function NowCard({ meeting }: { meeting: Meeting }) {
  const expected = expectedAt(meeting.id);
  const trial = [...expected.values()].filter((stage) => stage === "trial").length;
  const hours = hoursOf(meeting);
  return (
    <Card tone="strong">
      <span>
        <Chip icon="now">{fr.today.now}</Chip>
      </span>
      <h2>{meeting.name}</h2>
      {hours && <Fact icon="clock">{hours}</Fact>}
      {meeting.place && <Fact icon="place">{meeting.place}</Fact>}
      {expected.size > 0 && (
        <Fact icon="people">
          {fr.today.expected(expected.size)}
          {trial > 0 && ` · ${fr.today.trial(trial)}`}
        </Fact>
      )}
      <Button icon="register" wide onClick={() => go(to.session(meeting.id))}>
        {meeting.counted ? field.today.count : fr.today.take}
      </Button>
    </Card>
  );
}

interface GroupProps {
  title: string;
  meetings: readonly Meeting[];
  sub: (meeting: Meeting) => string;
  notice?: boolean;
}

function Group({ title, meetings, sub, notice = false }: GroupProps) {
  if (meetings.length === 0) return null;
  return (
    <section class="stack">
      <h2 class="label">{title}</h2>
      {meetings.map((one) => (
        <Card
          key={one.id}
          tone={notice ? "notice" : "plain"}
          title={one.name}
          sub={sub(one)}
          href={to.session(one.id)}
        />
      ))}
    </section>
  );
}

const soon = (one: Meeting) =>
  [hoursOf(one), one.place, one.state === "planned" ? "" : stateWord(one.state)]
    .filter(Boolean)
    .join(" · ");

function past(one: Meeting): string {
  const people = peopleAt(one.id).length;
  return [dayNear(one.date, today.value), people > 0 && counted(people, "personne")]
    .filter(Boolean)
    .join(" · ");
}
