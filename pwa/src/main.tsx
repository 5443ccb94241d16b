/**
 * The first file of the app: it draws into the page that index.html gives. Nobody in yet, or locked: opening/. Else the
 * screen of the address; and while the phone is in a participant's hands, nothing but their own.
 * After: router.ts, screens/, store/, exchange/.
 */
import "./screens/opening/early.ts";
import "./ui/app.css";
import "./screens/screens.css";
import { Component, type ComponentChildren, render } from "preact";
import { connect, listen } from "./exchange";
import { route } from "./router";
import { DeviceScreen } from "./screens/device/device";
import { startTheme } from "./screens/device/theme";
import { Broken, lazy } from "./screens/lazy";
import { Gate } from "./screens/opening/gate";
import { EditPerson } from "./screens/person/edit";
import { People } from "./screens/person/list";
import { PersonPage } from "./screens/person/person";
import { AddSomebody } from "./screens/session/add";
import { inHands, takeInHand } from "./screens/session/hand";
import { SessionScreen } from "./screens/session/session";
import { CorrectSession } from "./screens/session/when";
import { OpenSession } from "./screens/today/open";
import { Today } from "./screens/today/today";
import { engine, store } from "./store";
import { loadFont } from "./ui/font";
import { watchUpdates } from "./update";

const Office = lazy(() => import("./screens/office/office").then((one) => one.Office));
const Delivery = lazy(() => import("./screens/delivery/delivery").then((one) => one.Delivery));
const Handover = lazy(() => import("./screens/session/handover").then((one) => one.Handover));

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
      return <DeviceScreen />;
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
  listen(engine, connect(engine));
  void store.start();
  void watchUpdates();
  loadFont();
}
