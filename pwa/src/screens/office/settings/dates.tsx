// Sessions by hand: a date, or several at once, with their hours. Before: activity.tsx. After: ../../../store.

import { go, to } from "../../../router";
import { store } from "../../../store";
import { Button } from "../../../ui/button";
import { dayLong, times as hoursWords } from "../../../ui/dates";
import { Field } from "../../../ui/field";
import { settings } from "../../../ui/fr.settings";
import { keep, noticeAt } from "../../notice";
import { today } from "../../now";
import { Page } from "../../page";
import type { Activity } from "../../records";
import { optionsOf, useForm } from "../form.ts";
import { type Repeat, repeated, slotFor } from "./dates.ts";
import { nameOf, sessionsOf } from "./lists.ts";

const words = settings.dates;
const MOST = 60;

interface Planned {
  readonly date: string;
  readonly start: string;
  readonly end: string;
}

export function Dates({ activity }: { activity: string }) {
  const hours = store.get<Activity>("activity", activity)?.values.hours;
  const form = useForm(`dates/${activity}`, {
    date: "",
    start: hours?.start ?? "14:00",
    end: hours?.end ?? "16:00",
    repeat: "once",
    times: "10",
    list: "[]",
  });
  const { date, start, end, repeat, times } = form.values;
  const planned = JSON.parse(form.values.list) as Planned[];
  const setPlanned = (list: Planned[]) => form.set("list")(JSON.stringify(list));
  const count = Number(times);
  const wrongTimes = repeat !== "once" && !(Number.isInteger(count) && count >= 1 && count <= MOST);
  const backwards = end <= start;
  const back = to.office("reglages", "atelier", activity);

  const more = (event: Event) => {
    event.preventDefault();
    form.ask();
    if (!date || wrongTimes || backwards) return;
    const added = repeated(date, repeat as Repeat, count).map((one) => ({ date: one, start, end }));
    const known = new Set(planned.map(keyOf));
    const all = [...planned, ...added.filter((one) => !known.has(keyOf(one)))];
    setPlanned(all.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)));
  };
  const lines = slots(activity, planned);
  const fresh = lines.filter((line) => line.id !== null);
  const save = async () => {
    const changes = fresh.map(({ id, one }) => ({
      type: "session",
      id: id as string,
      set: { state: "planned", when: { ...one } },
    }));
    if (!changes.length || !(await keep(changes, { drafts: form.drafts }))) return;
    noticeAt(back, words.saved(changes.length));
    go(back, true);
  };
  return (
    <Page
      current="settings"
      over={nameOf("activity", activity)}
      title={words.title}
      back={back}
      dock={
        <Button icon="check" disabled={!fresh.length} onClick={save}>
          {words.save(fresh.length)}
        </Button>
      }
    >
      <form class="stack loose" onSubmit={more}>
        <Field
          label={words.first}
          type="date"
          value={date}
          min={today.value.slice(0, 4)}
          error={form.asked && !date ? words.need : undefined}
          onInput={form.set("date")}
        />
        <div class="pair">
          <Field
            label={settings.activity.start}
            type="time"
            value={start}
            onInput={form.set("start")}
          />
          <Field
            label={settings.activity.end}
            type="time"
            value={end}
            error={form.asked && backwards ? settings.activity.backwards : undefined}
            onInput={form.set("end")}
          />
        </div>
        <div class="pair">
          <Field
            label={words.repeat}
            type="select"
            options={optionsOf(words.repeats)}
            value={repeat}
            onInput={form.set("repeat")}
          />
          {repeat !== "once" && (
            <Field
              label={words.times}
              type="number"
              value={times}
              error={form.asked && wrongTimes ? words.needTimes : undefined}
              onInput={form.set("times")}
            />
          )}
        </div>
        <Button type="submit" kind="secondary" icon="plus" wide>
          {words.more}
        </Button>
      </form>
      <section class="stack">
        <h2>{words.list}</h2>
        {!lines.length && <p class="quiet">{words.none}</p>}
        <ul class="stack">
          {lines.map(({ id, one }) => (
            <li key={keyOf(one)} class="line apart card-line">
              <span>
                <b>{dayLong(one.date)}</b>{" "}
                <span class="quiet">
                  {id === null ? words.exists : hoursWords(one.start, one.end)}
                </span>
              </span>
              <Button
                kind="quiet"
                icon="cross"
                label={words.remove(dayLong(one.date))}
                small
                onClick={() => setPlanned(planned.filter((other) => keyOf(other) !== keyOf(one)))}
              />
            </li>
          ))}
        </ul>
      </section>
    </Page>
  );
}

const keyOf = (one: Planned) => `${one.date} ${one.start}`;

/** Each planned date with the id it will have; null where that session is there already. */
function slots(
  activity: string,
  planned: readonly Planned[],
): { id: string | null; one: Planned }[] {
  const known = sessionsOf(activity).map(({ id, values }) => ({ id, start: values.when?.start }));
  return planned.map((one) => {
    const id = slotFor(activity, one.date, one.start, known);
    if (id !== null) known.push({ id, start: one.start });
    return { id, one };
  });
}
