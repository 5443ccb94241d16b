// All sessions, by what they are waiting for: to validate, présences missing, coming, validated.
// Before: ../office.tsx. After: session.tsx.

import { useState } from "preact/hooks";
import { go, to } from "../../../router";
import { Button } from "../../../ui/button";
import { Card } from "../../../ui/card";
import { dayNear } from "../../../ui/dates";
import { Empty } from "../../../ui/empty";
import { Field } from "../../../ui/field";
import { fr } from "../../../ui/fr";
import { office } from "../../../ui/fr.office";
import { Icon } from "../../../ui/icons";
import { Segmented } from "../../../ui/segmented";
import { countAt, hoursOf, type Meeting, peopleAt } from "../../meeting";
import { today } from "../../now";
import { Page } from "../../page";
import { programmeOf } from "../../records";
import { nameOf, programmes } from "../settings/lists.ts";
import { meetings, type Stand, standOf } from "./check.ts";

const words = office.session;
const FILTERS: Readonly<Record<string, Stand>> = {
  "a-valider": "ready",
  "a-noter": "missing",
  "a-venir": "coming",
  validees: "done",
};
const PAGE = 40;

/** `filter` is a word of the address, so that coming back finds the same list. */
export function Sessions({
  filter = "a-valider",
  programme = "",
}: {
  filter?: string;
  programme?: string;
}) {
  const [most, setMost] = useState(PAGE);
  const stand = FILTERS[filter] ?? "ready";
  const all = meetings()
    .filter((one) => !programme || programmeOf(one.id) === programme)
    .filter((one) => standOf(one) === stand)
    .sort(stand === "coming" ? byTime : (a, b) => byTime(b, a));
  const at = (one: string, of = programme) =>
    to.office("seances", "liste", one, ...(of ? [of] : []));
  return (
    <Page current="sessions" title={words.list} wide>
      <Segmented
        label={words.which}
        current={filter}
        segments={Object.entries(FILTERS).map(([id, one]) => ({
          id,
          label: words.filters[one],
          href: at(id),
        }))}
      />
      {programmes().length > 1 && (
        <Field
          label={words.programme}
          type="select"
          options={[
            { value: "", label: words.all },
            ...programmes().map(({ id, values }) => ({ value: id, label: values.name ?? "…" })),
          ]}
          value={programme}
          onInput={(one) => go(at(filter, one), true)}
        />
      )}
      {!all.length && (
        <Empty icon="calendar" title={words.none}>
          {stand === "coming" && (
            <>
              <p>{words.noneHint}</p>
              <Button kind="secondary" icon="settings" href={to.office("reglages")}>
                {fr.places.settings}
              </Button>
            </>
          )}
        </Empty>
      )}
      <ul class="columns">
        {all.slice(0, most).map((one) => (
          <li key={one.id}>
            <SessionCard one={one} />
          </li>
        ))}
      </ul>
      {all.length > most && (
        <Button kind="secondary" onClick={() => setMost(most + PAGE)}>
          {words.more(Math.min(PAGE, all.length - most))}
        </Button>
      )}
    </Page>
  );
}

export function SessionCard({ one }: { one: Meeting }) {
  const { all, missing } = countAt(one.id, peopleAt(one.id));
  const noted = one.counted || !all ? "" : office.overview.noted(all - missing, all);
  return (
    <Card
      title={one.name}
      sub={[
        dayNear(one.date, today.value),
        hoursOf(one),
        nameOf("programme", programmeOf(one.id)),
        noted,
      ]
        .filter(Boolean)
        .join(" · ")}
      end={<Icon name="next" />}
      href={to.office("seances", one.id)}
    />
  );
}

export const byTime = (a: Meeting, b: Meeting) => {
  const [one, other] = [`${a.date} ${a.start ?? ""} ${a.id}`, `${b.date} ${b.start ?? ""} ${b.id}`];
  return one < other ? -1 : one > other ? 1 : 0;
};
