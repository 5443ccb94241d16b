/**
 * The hours and the place put right. A session that moves keeps its identity; only what was changed is written.
 * Before: end.tsx. After: ../notice.ts.
 */
import { back, to } from "../../router";
import { store } from "../../store";
import { Button } from "../../ui/button";
import { Field } from "../../ui/field";
import { fr } from "../../ui/fr";
import { later } from "../../ui/fr.later";
import { register } from "../../ui/fr.register";
import { useDraft } from "../draft";
import { iMayWrite } from "../me";
import { type Meeting, meeting } from "../meeting";
import { keep, noticeAt } from "../notice";
import { Page } from "../page";
import type { Site } from "../records";

export function CorrectSession({ id }: { id: string }) {
  const one = meeting(id);
  return one ? <Form one={one} /> : null;
}

function Form({ one }: { one: Meeting }) {
  const key = (name: string) => `session/${one.id}/${name}`;
  const [date, setDate] = useDraft(key("date"), one.date);
  const [start, setStart] = useDraft(key("start"), one.start);
  const [end, setEnd] = useDraft(key("end"), one.end);
  const [site, setSite] = useDraft(key("site"), one.site);
  const upside = start && end && end < start ? later.when.upside : undefined;
  const save = async () => {
    const when = { date, ...(start ? { start } : {}), ...(end ? { end } : {}) };
    const moved = date !== one.date || start !== (one.start ?? "") || end !== (one.end ?? "");
    const set = {
      ...(moved ? { when } : {}),
      ...(site !== (one.site ?? "") ? { site: site || null } : {}),
    };
    const drafts = ["date", "start", "end", "site"].map(key);
    if (Object.keys(set).length === 0) for (const draft of drafts) store.drafts.drop(draft);
    else if (!(await keep([{ type: "session", id: one.id, set }], { drafts }))) return;
    noticeAt(to.session(one.id), later.when.kept);
    back(to.session(one.id));
  };
  const places = store
    .records<Site>("site")
    .map(({ id, values }) => ({ value: id, label: values.name ?? "…" }));
  return (
    <Page
      current="today"
      back={to.session(one.id)}
      title={register.end.correct}
      sub={one.name}
      dock={
        <Button icon="check" disabled={!date || upside !== undefined} onClick={() => void save()}>
          {fr.common.save}
        </Button>
      }
    >
      <Field label={register.session.date} type="date" value={date} onInput={setDate} required />
      <Field label={register.session.starts} type="time" value={start} onInput={setStart} />
      <Field
        label={register.session.endsAt}
        type="time"
        value={end}
        onInput={setEnd}
        error={upside}
      />
      {iMayWrite("session", "site") && (
        <Field
          label={register.session.place}
          type="select"
          value={site}
          onInput={setSite}
          options={[{ value: "", label: "—" }, ...places]}
        />
      )}
    </Page>
  );
}
