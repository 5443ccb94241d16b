/**
 * The first file of the app: it draws into the page that index.html gives. Nobody in yet, or locked: opening/. Else the
 * screen of the address; and while the phone is in a participant's hands, nothing but their own.
 * After: router.ts, screens/, store/, exchange/.
 */
import "./screens/opening/early.ts";
import "./ui/app.css";
import "./screens/screens.css";
import { effect } from "@preact/signals";
import { Component, type ComponentChildren, render } from "preact";
import { connect, listen } from "./exchange";
import { go, route, to } from "./router";
import { startTheme } from "./screens/device/theme";
import { Broken, lazy } from "./screens/lazy";
import { Gate } from "./screens/opening/gate";
import { inHands, takeInHand } from "./screens/session/hand";
import { letSettledGo } from "./screens/settled";
import { Today } from "./screens/today/today";
import { engine, store } from "./store";
import { loadFont } from "./ui/font";
import { watchUpdates } from "./update";

const session = () => import("./screens/session/session");
const SessionScreen = lazy(() => session().then((one) => one.SessionScreen));
const later = () => import("./screens/later");
const AddSomebody = lazy(() => later().then((one) => one.AddSomebody));
const ChangeCode = lazy(() => later().then((one) => one.ChangeCode));
const CorrectSession = lazy(() => later().then((one) => one.CorrectSession));
const DeviceScreen = lazy(() => later().then((one) => one.DeviceScreen));
const EditPerson = lazy(() => later().then((one) => one.EditPerson));
const OpenSession = lazy(() => later().then((one) => one.OpenSession));
const People = lazy(() => later().then((one) => one.People));
const PersonPage = lazy(() => later().then((one) => one.PersonPage));
const office = () => import("./screens/office/office");
const Office = lazy(() => office().then((one) => one.Office));
const Delivery = lazy(() => import("./screens/delivery/delivery").then((one) => one.Delivery));
const Handover = lazy(() => later().then((one) => one.Handover));

/** At a desk, a coordinator's day begins with the whole. */
const desk = effect(() => {
  const state = store.state.value;
  if (state.kind !== "open") return;
  const wide = matchMedia("(min-width: 60rem)").matches;
  if (state.me.role === "coordinator" && !location.hash && wide) go(to.office("vue"), true);
  setTimeout(() => desk());
});

/** Once somebody is in and the first screen is drawn, the others come before they are asked for. */
const stop = effect(() => {
  const state = store.state.value;
  // A code that is being typed gives time for the register.
  if (state.kind === "locked") fetchSoon(session);
  // Nobody's first list waits behind them.
  if (state.kind !== "open" || store.sync.value.contact === null) return;
  const coordinator = state.me.role === "coordinator";
  fetchSoon(session, later, ...(coordinator ? [office] : []));
  setTimeout(() => stop());
});

/** One after the other, so that what is needed first is there first. The screen itself tells, when it is asked for. */
function fetchSoon(...files: (() => Promise<unknown>)[]): void {
  setTimeout(async () => {
    for (const file of files) await file().catch(() => undefined);
  }, 500);
}

function App() {
  if (route.value.screen === "remise") return <Delivery />;
  if (store.state.value.kind !== "open") {
    takeInHand(); // locked: what was in a participant's hands is nobody's now
    return <Gate />;
  }
  const hands = inHands.value;
  if (hands) return <Handover {...hands} />;
  return <Here />;
}

function Here() {
  const { screen, parts } = route.value;
  const [id = "", part = ""] = parts;
  switch (screen) {
    case "":
      return <Today />;
    case "ouvrir":
      return <OpenSession />;
    case "seance":
      if (part === "ajouter") return <AddSomebody key={id} session={id} />;
      if (part === "horaires") return <CorrectSession key={id} id={id} />;
      return <SessionScreen key={id} id={id} part={part} />;
    case "personnes":
      if (id === "nouvelle") return <EditPerson key="new" />;
      if (part === "modifier") return <EditPerson key={id} id={id} />;
      return id ? <PersonPage key={id} id={id} /> : <People />;
    case "appareil":
      return id === "code" ? <ChangeCode /> : <DeviceScreen />;
    default:
      return <Office place={screen} parts={parts} />;
  }
}

/** A screen that breaks says so, and that what was noted is kept. */
class Guard extends Component<{ children: ComponentChildren }, { broken: boolean }> {
  override state: { broken: boolean } = { broken: false };
  static override getDerivedStateFromError = () => ({ broken: true });
  override render() {
    return this.state.broken ? <Broken /> : this.props.children;
  }
}

const root = document.getElementById("app");
if (root) {
  startTheme();
  render(
    <Guard>
      <App />
    </Guard>,
    root,
  );
  listen(engine, connect(engine));
  void store.start();
  letSettledGo();
  void watchUpdates();
  loadFont();
}
