/**
 * What is said at a session: présences, signatures, head count. Loaded with the register; same rules as fr.ts.
 */
import { counted, of, plural } from "./dates";
import type { Mark } from "./mark";

const S = "\u00a0";

export const register = {
  marks: {
    unknown: "à noter",
    present: "Présence",
    late: "Retard",
    left_early: "Départ avancé",
    excused: "Excusée",
    absent: "Absence",
    letters: { late: "R", left_early: "D", excused: "E" },
    at: (when: string, mark: Mark): string => `${when}${S}: ${register.marks[mark] ?? mark}`,
    noted: {
      unknown: (name: string) => `${name}${S}: à noter`,
      present: (name: string) => `${name}${S}: présence notée`,
      late: (name: string) => `${name}${S}: retard noté`,
      left_early: (name: string) => `${name}${S}: départ avancé noté`,
      excused: (name: string) => `${name}${S}: absence excusée notée`,
      absent: (name: string) => `${name}${S}: absence notée`,
    } satisfies Record<Mark, (name: string) => string>,
    more: (name: string) => `${name}${S}: précision notée`,
    arrival: (time: string) => `arrivée ${time}`,
    departure: (time: string) => `départ ${time}`,
  },

  reasons: {
    health: "Santé",
    childcare: "Garde d’enfant",
    transport: "Transport",
    appointment: "Rendez-vous administratif",
    work_or_training: "Travail ou formation",
    does_not_wish: "Ne souhaite pas venir",
    unreachable: "Injoignable",
    unknown: "Ne sait pas",
  },

  parts: {
    marks: "Présences",
    notes: "Notes",
    signatures: "Signatures",
    count: "Comptage",
  },

  session: {
    parts: "Parties de la séance",
    present: (count: number) => plural(count, "présence"),
    of: (present: number, all: number) => `${present} / ${all}`,
    missing: (count: number) => `Pas notés · ${count}`,
    others: "Les autres sont là",
    othersDone: (count: number) => `${counted(count, "présence")} ${plural(count, "notée")}`,
    allNoted: "Tout le monde est noté",
    add: "Ajouter quelqu’un",
    removed: (name: string) => `${name}${S}: plus sur la liste`,
    takeBack: "Retirer de la liste",
    find: "Chercher dans la liste",
    more: (name: string) => `Plus pour ${name}`,
    arrival: "Heure d’arrivée",
    departure: "Heure de départ",
    reason: "Raison",
    minutes: "Ce qui s’est fait",
    minutesHint: `Des faits${S}: chaque personne peut lire ces notes.`,
    end: "Terminer",
    stillMissing: (count: number) => `${counted(count, "personne")} à noter`,
    cancelled: "Séance annulée",
    nobody: "Personne n’est venu",
    reopen: "Rouvrir la séance",
    validated: "Validée",
    validatedBy: (name: string, when: string) => `Validée par ${name} ${when}`,
    both: (name: string) => `${name} a aussi noté cette séance. Choisissez.`,
    date: "Date",
    starts: "Début",
    endsAt: "Fin",
    place: "Lieu",
    empty: "Personne sur la liste",
    emptyHint: "Ajoutez les personnes qui sont là.",
  },

  signature: {
    title: "Signatures",
    give: (name: string) => `Faire signer ${name}`,
    here: "Signez ici. Une croix suffit.",
    box: (name: string) => `Cadre pour la signature ${of(name)}`,
    of: (name: string) => `Signature ${of(name)}`,
    iAmHere: "Je suis là aujourd’hui",
    clear: "Effacer",
    done: "C’est bon",
    cannot: "Je ne peux pas signer",
    witness: (name: string) => `${name} atteste la présence`,
    listen: "Écouter",
    spoken: (name: string) =>
      `${name}, signez dans le cadre avec le doigt. Une croix suffit. Puis touchez${S}: C’est bon.`,
    thanks: "Merci. Rendez l’appareil.",
    leave: "Reprendre l’appareil",
    mine: "Ma signature",
    kept: (name: string) => `${name}${S}: signature gardée`,
  },

  tally: {
    title: `Combien de personnes${S}?`,
    more: "Une de plus",
    less: "Une de moins",
    total: (count: number) => `${counted(count, "personne")} au total`,
    mine: "Comptées sur cet appareil",
    others: "Comptées sur d’autres appareils",
  },

  row: {
    two: "deux saisies différentes",
    trial: "à l’essai",
    noReason: "Pas de raison notée",
    page: "Voir la fiche",
    evidence: { signed: "signature", witnessed: "attestée" },
  },

  end: {
    title: "Fin de la séance",
    why: "Pourquoi",
    correct: "Corriger l’heure ou le lieu",
    told: {
      planned: (name: string) => `${name}${S}: séance rouverte`,
      held: (name: string) => `${name}${S}: séance terminée`,
      cancelled: (name: string) => `${name}${S}: séance annulée`,
      nobody_came: (name: string) => `${name}${S}: personne n’est venu`,
    },
  },

  sign: {
    signed: (count: number) => plural(count, "signature"),
    mine: (session: string) => `Signer pour «${S}${session}${S}»`,
    giveBack: "Rendez l’appareil.",
    attest: "Attester la présence",
    hold: "appui long",
    letGo: "relâchez",
  },
};
