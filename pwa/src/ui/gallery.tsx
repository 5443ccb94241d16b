/**
 * Every component in every state, and the still screens of scenes.tsx:
 * /gallery.html?scene=register&theme=dark while developing. Used for screenshots and axe; never
 * part of the app that is built.
 */
import "./icons.all";
import { render } from "preact";
import { useState } from "preact/hooks";
import "./app.css";
import {
  applyTheme,
  Badge,
  Button,
  Card,
  Chip,
  Compare,
  Empty,
  Field,
  Frame,
  fr,
  Initials,
  Ink,
  loadFont,
  type Mark,
  Pad,
  PinPad,
  Qr,
  Row,
  Screen,
  Segmented,
  Sheet,
  Strip,
  type Stroke,
  type SyncKind,
  SyncLine,
  Tally,
  type Theme,
  Toast,
} from ".";
import { later } from "./fr.later";
import { office } from "./fr.office";
import { register } from "./fr.register";
import { team } from "./fr.settings";
import * as scenes from "./scenes";

const nothing = () => {};
const marks = ["unknown", "present", "late", "left_early", "excused", "absent"] satisfies Mark[];

function Parts() {
  const [mark, setMark] = useState<Mark>("unknown");
  const [open, setOpen] = useState(false);
  const [text, setText] = useState("");
  const [filter, setFilter] = useState(false);
  const [part, setPart] = useState("a");
  const [count, setCount] = useState(12);
  const [strokes, setStrokes] = useState<readonly Stroke[]>([]);
  const turn = () =>
    setMark(mark === "unknown" ? "present" : mark === "present" ? "absent" : "unknown");
  const lines: [SyncKind, string][] = [
    ["sent", fr.sync.sent],
    ["sending", fr.sync.sending(3)],
    ["waiting", fr.sync.waiting(3)],
    ["offline", fr.sync.offline],
    ["check", fr.sync.check(1)],
    ["reconnect", fr.sync.reconnect],
    ["error", fr.sync.full],
  ];
  return (
    <Frame places={[]} current="" tabs={false}>
      <Screen
        title="Modèles"
        wide
        toast={
          <Toast
            text={register.marks.noted[mark]("Awa")}
            onUndo={() => setMark("unknown")}
            onClose={nothing}
          />
        }
      >
        <div class="two">
          <section class="stack">
            <h2>Boutons</h2>
            <Button icon="check">Principal</Button>
            <Button kind="secondary" icon="share">
              Second
            </Button>
            <Button kind="quiet">Discret</Button>
            <Button kind="danger" icon="bin">
              Retirer
            </Button>
            <Button disabled>Pas encore</Button>
            <Button onClick={() => setOpen(true)}>Ouvrir la feuille</Button>
            <div class="line">
              <Button kind="secondary" icon="join" label={register.session.add} />
              <Button kind="quiet" icon="lock" label={fr.today.lock} small />
              <Chip icon="filter" pressed={filter} onClick={() => setFilter(!filter)}>
                {register.session.missing(3)}
              </Chip>
              <Chip>{fr.today.now}</Chip>
              <Badge count={4} words={office.review.count(4)} />
            </div>
            <Segmented
              label={register.session.parts}
              current={part}
              onSelect={setPart}
              segments={[
                { id: "a", label: register.parts.marks },
                { id: "b", label: register.parts.notes },
              ]}
            />
          </section>
          <section class="stack">
            <h2>Envoi</h2>
            {lines.map(([kind, words]) => (
              <SyncLine key={kind} kind={kind} text={words} href="#device" />
            ))}
          </section>
          <section class="stack">
            <h2>Présences</h2>
            <ul class="stack">
              <Row name="Awa B." mark={mark} onTap={turn} onMore={() => setOpen(true)} />
              {marks.map((each) => (
                <Row
                  key={each}
                  name="Marie-Bernadette L."
                  detail="à l’essai"
                  mark={each}
                  onTap={nothing}
                  onMore={nothing}
                />
              ))}
              <Row name="Sans menu" mark="present" onTap={nothing} />
            </ul>
            <Strip
              label={later.people.last(6)}
              marks={marks.map((each) => ({ id: each, mark: each, when: "19 nov." }))}
            />
          </section>
          <section class="stack">
            <h2>Champs</h2>
            <Field
              label={later.people.firstName}
              value={text}
              onInput={setText}
              error={text ? undefined : later.people.needFirstName}
            />
            <Field
              label={later.people.birthYear}
              type="number"
              value=""
              onInput={nothing}
              hint="Quatre chiffres"
            />
            <Field label={register.session.arrival} type="time" value="14:25" onInput={nothing} />
            <Field label={register.session.date} type="date" value="2026-11-19" onInput={nothing} />
            <Field
              label={register.session.reason}
              type="select"
              value="health"
              onInput={nothing}
              options={Object.entries(register.reasons).map(([value, label]) => ({ value, label }))}
            />
            <Field
              label={register.session.minutes}
              type="textarea"
              value={text}
              onInput={setText}
              hint={register.session.minutesHint}
            />
          </section>
          <section class="stack">
            <h2>Cartes</h2>
            <Card title="Une carte" sub="et sa suite" href="#card" />
            <Card tone="notice" title="À noter" />
            {marks.slice(1).map((each) => (
              <Card key={each} mark={each} icon="info" title={register.marks[each]} />
            ))}
            <Initials of="Ioana S." large />
          </section>
          <section class="stack">
            <h2>Code</h2>
            <PinPad
              label={fr.lock.code}
              action={fr.lock.open}
              error={fr.lock.wrong}
              onDone={nothing}
            />
          </section>
          <section class="stack">
            <h2>Comptage, signature, QR</h2>
            <Tally label={register.tally.mine} count={count} onChange={setCount} />
            <Pad label={register.signature.box("Awa")} strokes={strokes} onChange={setStrokes} />
            <Ink
              strokes={strokes.length ? strokes : scenes.written}
              label={register.signature.of("Awa")}
            />
            <Qr text="https://jalon.example/#ABCD-EFGH-JKLM" label={team.inviteTitle("Karim")} />
          </section>
          <section class="stack">
            <h2>Rien</h2>
            <Empty icon="sun" title={fr.today.empty}>
              <p>{fr.today.emptyHint}</p>
            </Empty>
            <Compare
              sides={[
                {
                  id: "1",
                  head: office.review.shown,
                  value: "Nous avons fait une soupe.\nAwa a lu la recette.",
                  words: true,
                  shown: true,
                },
                { id: "2", head: office.review.other, value: "Soupe, puis courses.", words: true },
              ]}
            />
          </section>
        </div>
        <Sheet open={open} title={register.session.more("Awa B.")} onClose={() => setOpen(false)}>
          <Button wide onClick={() => setOpen(false)}>
            {register.marks.late}
          </Button>
        </Sheet>
      </Screen>
    </Frame>
  );
}

const query = new URLSearchParams(location.search);
const all: Record<string, () => preact.JSX.Element> = {
  parts: Parts,
  today: scenes.Today,
  register: scenes.Register,
  person: scenes.Person,
  handover: scenes.Handover,
  device: scenes.Device,
  review: scenes.Review,
};
const Scene = all[query.get("scene") ?? "parts"] ?? Parts;
const root = document.getElementById("app");
if (root) render(<Scene />, root);
applyTheme((query.get("theme") ?? "auto") as Theme);
loadFont();
