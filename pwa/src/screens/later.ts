/**
 * The screens that are not the first ones: they come in one file, fetched while nobody waits (main.tsx), so that the
 * first visit on a slow network is short. Before: lazy.tsx. After: the screens.
 */
import "../ui/icons.all";

export { ChangeCode } from "./device/code";
export { DeviceScreen } from "./device/device";
export { HandOver } from "./device/parcel";
export { EditPerson } from "./person/edit";
export { People } from "./person/list";
export { PersonPage } from "./person/person";
export { AddSomebody } from "./session/add";
export { CancelSheet } from "./session/cancel";
export { DisagreementsSheet } from "./session/choose";
export { Handover } from "./session/handover";
export { Notes } from "./session/notes";
export { PersonSheet } from "./session/person-sheet";
export { Signatures } from "./session/signatures";
export { CorrectSession } from "./session/when";
export { OpenSession } from "./today/open";
