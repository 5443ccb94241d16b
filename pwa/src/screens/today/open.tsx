/**
 * "Ouvrir une séance": a session that nobody had planned. Its id is made of the activity, the day and the next number
 * of the day, and its hours are the activity's: two phones that open it without network have opened one session.
 * Before: today.tsx. After: ../session.
 */
import { go, to } from "../../router";
import { store } from "../../store";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { Empty } from "../../ui/empty";
import { fr } from "../../ui/fr";
import { later } from "../../ui/fr.later";
import { iAm, iMayWrite, me } from "../me";
import { hoursOf, type Meeting, meeting, meetingOf } from "../meeting";
import { keep } from "../notice";
import { today } from "../now";
import { Page } from "../page";
import { type Activity, activityOf, programmeOf, type Session, slotOf } from "../records";

export function OpenSession() {
  const mine = new Set(me().programmes);
  const activities = store
    .records<Activity>("activity")
    .filter(
      (one) => mine.size === 0 || mine.has(programmeOf(one.id)) || me().role === "coordinator",
    )
    .map((one) => ({ id: one.id, values: one.values, running: plannedToday(one.id) }))
    .sort((a, b) => ((a.values.name ?? "") < (b.values.name ?? "") ? -1 : 1));
  return (
    <Page current="today" back={to.today} title={fr.today.open} sub={later.open.which}>
      {activities.length === 0 && (
        <Empty icon="calendar" title={later.open.none}>
          {iAm("coordinator") ? (
            <Button kind="secondary" icon="settings" href={to.office("reglages")}>
              {fr.places.settings}
            </Button>
          ) : (
            <p>{later.open.noneHint}</p>
          )}
        </Empty>
      )}
      <div class="stack">
        {activities.map(({ id, values, running }) => (
          <Card
            key={id}
            title={values.name ?? "…"}
            sub={running ? later.open.already(hoursOf(running)) : programmeName(id)}
            onClick={() => (running ? go(to.session(running.id), true) : void open(id, values))}
          />
        ))}
      </div>
    </Page>
  );
}

const programmeName = (activity: string) =>
  store.get<{ name: string | null }>("programme", programmeOf(activity))?.values.name ?? "";

/** A session of this activity that is already there today and has not been held: that is the one meant. */
function plannedToday(activity: string): Meeting | undefined {
  return store
    .records<Session>("session")
    .filter((one) => activityOf(one.id) === activity)
    .map(meetingOf)
    .find((one) => one.date === today.value && one.state === "planned");
}

async function open(activity: string, { hours }: Partial<Activity>): Promise<void> {
  const day = today.value;
  const taken = store
    .records<Session>("session")
    .filter((one) => activityOf(one.id) === activity && slotOf(one.id) === day)
    .map((one) => Number(one.id.split(".")[3]));
  const id = `${activity}.${day}.${Math.max(0, ...taken) + 1}`;
  const done = keep([
    {
      type: "session",
      id,
      set: { state: "planned", when: { date: day, ...hours } },
      ...(iMayWrite("session", "facilitators") ? { add: { facilitators: [me().user] } } : {}),
    },
  ]);
  if (meeting(id)) go(to.session(id), true);
  await done;
}
