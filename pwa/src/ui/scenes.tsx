/**
 * Still screens made of the components, with invented people: what the screens look like before
 * they have data. Shown by gallery.tsx; not part of the app that is built.
 */
import {
  Button,
  Card,
  Chip,
  Compare,
  Fact,
  Frame,
  fr,
  Icon,
  Initials,
  Ink,
  type Mark,
  Pad,
  type Place,
  Row,
  Screen,
  Segmented,
  Strip,
  type Stroke,
  SyncLine,
  Timeline,
  Toast,
} from ".";
import { later } from "./fr.later";
import { office } from "./fr.office";
import { register } from "./fr.register";

const nothing = () => {};

const phonePlaces: readonly Place[] = [
  { id: "today", href: "#today", icon: "sun", label: fr.places.today },
  { id: "people", href: "#people", icon: "people", label: fr.places.people },
  { id: "calls", href: "#calls", icon: "phone", label: "Relances" },
  { id: "device", href: "#device", icon: "device", label: fr.places.device },
];

const officePlaces: readonly Place[] = [
  { id: "overview", href: "#overview", icon: "overview", label: fr.places.overview },
  {
    id: "review",
    href: "#review",
    icon: "review",
    label: fr.places.review,
    count: 4,
    counted: office.review.count(4),
  },
  { id: "people", href: "#people", icon: "people", label: fr.places.people },
  { id: "team", href: "#team", icon: "team", label: fr.places.team },
  { id: "settings", href: "#settings", icon: "settings", label: fr.places.settings, tab: false },
];

export const written: readonly Stroke[] = [
  [
    230, 560, 260, 470, 300, 380, 340, 330, 350, 400, 330, 520, 340, 620, 370, 560, 410, 450, 460,
    390, 480, 440, 470, 540, 500, 580, 540, 510, 580, 430, 610, 430, 615, 500, 640, 540, 690, 530,
  ],
];

const fresh = <SyncLine kind="sent" text={"À jour, il y a 4 min"} href="#device" />;

export const Today = () => (
  <Frame places={phonePlaces} current="today" foot={fresh}>
    <Screen
      over="Jeudi 19 novembre"
      title={fr.today.hello("Nadia")}
      action={<Button kind="quiet" icon="lock" label={fr.today.lock} small />}
    >
      <div class="stack loose">
        <SyncLine kind="offline" text={fr.sync.offlineWith(3)} href="#device" />
        <Card tone="strong">
          <span>
            <Chip icon="now">{fr.today.now}</Chip>
          </span>
          <h2>Atelier cuisine</h2>
          <Fact icon="clock">14 h – 16 h 30</Fact>
          <Fact icon="place">Centre social de Vern</Fact>
          <Fact icon="people">
            {fr.today.expected(15)} · {fr.today.trial(2)}
          </Fact>
          <Button icon="register" wide href="#register">
            {fr.today.take}
          </Button>
        </Card>
        <h2 class="label">{fr.today.later}</h2>
        <Card title="Groupe de parole" sub="17 h · Local des Montoires" href="#later" />
        <h2 class="label">{fr.today.missing}</h2>
        <Card tone="notice" title="Relaxation" sub="lundi 16 · 9 personnes" href="#missing" />
      </div>
    </Screen>
  </Frame>
);

const people: readonly [string, Mark, string?][] = [
  ["Awa B.", "present", "à l’essai · 2e fois"],
  ["Christian M.", "absent"],
  ["Fatima K.", "late", register.marks.arrival("14 h 25")],
  ["Ghislaine L.", "excused", "rdv CAF"],
  ["Hugo D.", "unknown"],
  ["Ioana S.", "present"],
  ["Jean-Baptiste de la F.", "left_early", register.marks.departure("15 h 40")],
  ["Karima T.", "unknown"],
];

export const Register = () => (
  <Frame places={phonePlaces} current="today" tabs={false} foot={fresh}>
    <Screen
      back="#today"
      title="Atelier cuisine"
      sub="jeu. 19 nov. · 14 h – 16 h 30"
      action={<Button kind="quiet" icon="search" label={register.session.find} small />}
      toast={<Toast text={register.marks.noted.absent("Christian")} onUndo={nothing} />}
      dock={
        <>
          <Button kind="secondary" icon="join" label={register.session.add} />
          <Button icon="all">{register.session.others}</Button>
        </>
      }
    >
      <div class="stack">
        <Segmented
          label={register.session.parts}
          current="marks"
          segments={[
            { id: "marks", label: register.parts.marks, href: "#marks" },
            { id: "notes", label: register.parts.notes, href: "#notes" },
            { id: "count", label: register.parts.count, href: "#count" },
          ]}
        />
        <div class="line apart">
          <p>
            <b class="big number">{register.session.of(9, 15)}</b>{" "}
            <span class="quiet">{register.session.present(9)}</span>
          </p>
          <Chip icon="filter" pressed={false} onClick={nothing}>
            {register.session.missing(3)}
          </Chip>
        </div>
        <ul class="stack">
          {people.map(([name, mark, detail]) => (
            <Row
              key={name}
              name={name}
              mark={mark}
              detail={detail}
              onTap={nothing}
              onMore={nothing}
            />
          ))}
        </ul>
      </div>
    </Screen>
  </Frame>
);

const last: readonly Mark[] = [
  ..."present present absent present excused present late present absent absent".split(" "),
] as Mark[];

export const Person = () => (
  <Frame places={phonePlaces} current="people" foot={fresh}>
    <Screen
      back="#people"
      title="Christian M."
      sub="Contrat · encore 13 jours"
      action={
        <Button icon="phone" label={later.people.call("Christian")} small href="tel:+33199001234" />
      }
    >
      <div class="stack loose">
        <Card>
          <p class="line apart quiet">
            <b>{later.people.last(10)}</b> <b>{later.people.score(6, 10)}</b>
          </p>
          <Strip
            label={later.people.last(10)}
            marks={last.map((mark, i) => ({ id: `${i}`, mark, when: `jeu. ${i + 1} oct.` }))}
          />
        </Card>
        <Card mark="absent" icon="missed" title={later.people.absences(2)} />
        <h2 class="label">{"Son parcours"}</h2>
        <Timeline
          label={"Son parcours"}
          steps={[
            { id: "5", title: "Promet de venir jeudi", detail: "17 novembre · relance de Karim" },
            { id: "4", title: "Carte SORTIR obtenue", detail: "3 novembre · jalon", jalon: true },
            {
              id: "3",
              title: "Contrat signé à trois",
              detail: "2 juin 2025 · 18 mois · 3 objectifs",
            },
            { id: "2", title: "3 séances d’essai", detail: "avril – mai 2025" },
            { id: "1", title: "Orientation par la CESF", detail: "28 mars 2025 · CMS de secteur" },
          ]}
        />
      </div>
    </Screen>
  </Frame>
);

export const Handover = () => (
  <Screen
    handover
    stacked
    lead={<Initials of="Ioana S." large />}
    title="Ioana"
    sub={register.signature.iAmHere}
    action={<Button kind="soft" icon="listen" label={register.signature.listen} small />}
    dock={
      <>
        <div class="pair">
          <Button kind="secondary" icon="erase">
            {register.signature.clear}
          </Button>
          <Button icon="check">{register.signature.done}</Button>
        </div>
        <Button kind="quiet">{register.signature.cannot}</Button>
      </>
    }
  >
    <Pad label={register.signature.box("Ioana")} strokes={written} onChange={nothing} />
  </Screen>
);

export const Device = () => (
  <Frame places={phonePlaces} current="device" foot={fresh}>
    <Screen title={later.device.title}>
      <div class="stack">
        <Card
          icon="check"
          disc="present"
          title={later.device.received(131)}
          sub={later.device.lastSent("mercredi à 18 h 12")}
        />
        <Card
          tone="strong"
          icon="up"
          disc="soft"
          title={later.device.waiting(3)}
          sub={later.device.protected(3)}
        >
          <ul class="stack spaced">
            <li>Atelier cuisine : Awa, présence</li>
            <li>Atelier cuisine : Christian, absence</li>
            <li>Nouvelle personne : Ioana S.</li>
          </ul>
          <Button kind="secondary" icon="share" wide>
            {later.device.hand}
          </Button>
        </Card>
        <Card mark="late" title={later.device.toCheck(1)}>
          <p>La séance du 12 est déjà validée. Votre note est gardée, Sophie décidera.</p>
        </Card>
        <h2 class="label">{later.device.settings}</h2>
        <Card
          icon="lock"
          title={<span class="plain">{later.device.lockAfter(5)}</span>}
          end={<Icon name="next" />}
          onClick={nothing}
        />
      </div>
    </Screen>
  </Frame>
);

export const Review = () => (
  <Frame places={officePlaces} current="review" foot={fresh}>
    <Screen title={office.review.title} wide>
      <div class="split">
        <div class="stack">
          <Card
            href="#1"
            current
            title="Présence de Hugo D."
            sub={office.review.disagree("Nadia et Karim")}
          />
          <Card href="#2" title={office.review.twins} sub="Ioana S. · Iona Stan" />
          <Card href="#3" title={office.review.late} sub="Atelier cuisine du 12 novembre" />
          <Card
            href="#4"
            title={office.review.heldTitles.revoked}
            sub="Tablette épicerie · 2 passages"
          />
        </div>
        <div class="stack loose">
          <div>
            <h2 class="question">
              {office.review.question("Hugo D.", "jeudi 19 novembre", ["présence", "absence"])}
            </h2>
            <p class="quiet">Atelier cuisine · 14 h – 16 h 30 · Centre social de Vern</p>
          </div>
          <Compare
            sides={[
              {
                id: "0",
                head: office.review.before,
                value: office.review.notNoted,
                mark: "unknown",
              },
              {
                id: "1",
                head: office.review.shown,
                value: register.marks.present,
                mark: "present",
                detail: "Nadia, 14 h 08, au centre social. A fait signer Hugo.",
                shown: true,
                choose: { label: office.review.keep("présence"), onClick: nothing },
              },
              {
                id: "2",
                head: office.review.other,
                value: register.marks.absent,
                mark: "absent",
                detail: "Karim, 14 h 21, hors réseau. Reçu à 18 h 12.",
                choose: { label: office.review.choose("absence"), onClick: nothing },
              },
            ]}
          />
          <Card>
            <div class="line">
              <Ink strokes={written} label={register.signature.of("Hugo")} />
              <div class="grow">
                <b>{office.review.signed("de Hugo", "14 h 09")}</b>
                <p class="quiet">{office.review.signedWins("présence")}</p>
              </div>
            </div>
          </Card>
          <Toast text={office.review.united("Ahmed T.")} onUndo={nothing} />
        </div>
      </div>
    </Screen>
  </Frame>
);
