/**
 * What the phone's screens say beyond fr.ts: sentences that only one screen needs. Same rules: plain words, one word
 * per thing, states are nouns.
 */
import { counted, of, plural } from "./dates";

const S = "\u00a0";

export const field = {
  unnamed: "Sans nom",
  somebody: "Quelqu’un",
  you: "Vous",
  empty: "Rien",
  household: "Foyer",
  somewhere: "Autre lieu",
  aSession: "Une séance",
  register: "Présences",
  card: (number: string) => `carte ${number}`,
  notKept: "Cette saisie n’a pas pu être gardée. Réessayez.",
  neverSent: "Rien n’a encore été envoyé d’ici.",
  asking: "Réseau revenu. Mise à jour…",
  gone: "Cette séance n’est pas sur cet appareil",
  goneHint: "Elle a été supprimée, ou vous n’y avez plus accès.",

  today: {
    done: "Fait aujourd’hui",
    count: "Compter et noter",
  },

  open: {
    which: `Quel atelier${S}?`,
    none: "Aucun atelier pour l’instant",
    already: (hours: string) =>
      hours ? `prévue aujourd’hui, ${hours}` : "déjà ouverte aujourd’hui",
  },

  add: {
    nobody: "Ajouter une personne nouvelle",
  },

  row: {
    two: "deux saisies différentes",
    trial: "à l’essai",
    noReason: "Pas de raison notée",
    page: "Voir la fiche",
    evidence: { signed: "signature", witnessed: "attestée" },
  },

  two: {
    title: "Deux saisies différentes",
    none: "Tout le monde est d’accord.",
    shown: "Affiché pour l’instant",
    choose: (value: string) => `Choisir «${S}${value}${S}»`,
    hint: "Si vous ne choisissez pas, la coordination décidera. Rien n’est perdu.",
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

  when: {
    upside: "La fin est avant le début.",
    kept: "Heure et lieu gardés",
  },

  notes: {
    empty: "Pas de notes",
    others: "Quelqu’un d’autre a aussi écrit. Les deux textes seront gardés.",
  },

  sign: {
    signed: (count: number) => plural(count, "signature"),
    mine: (session: string) => `Signer pour «${S}${session}${S}»`,
    giveBack: "Rendez l’appareil.",
    attest: "Attester la présence",
    hold: "appui long",
  },

  fieldName: (name: string): string => {
    const names: Readonly<Record<string, string>> = {
      state: "État de la séance",
      when: "Heure de la séance",
      site: "Lieu",
      minutes: "Notes",
      facilitators: "Animation",
      title: "Nom de la séance",
      reason: "Raison",
      validation: "Validation",
    };
    return names[name] ?? "Séance";
  },

  work: {
    about: (session: string, what: string) => `${session}${S}: ${what}`,
    offList: "plus sur la liste",
    signature: (name: string) => `signature ${of(name)}`,
    signOff: "votre signature",
    count: (count: number) => `comptage, ${counted(count, "personne")}`,
    minutes: "notes",
    newPerson: (name: string) => `Nouvelle personne${S}: ${name}`,
    edited: (name: string) => `Fiche modifiée${S}: ${name}`,
    removed: (name: string) => `Personne retirée${S}: ${name}`,
    enrolment: (name: string) => `Inscription${S}: ${name}`,
    type: (type: string): string => {
      const names: Readonly<Record<string, string>> = {
        household: "Foyer",
        union: "Fiches à réunir",
        activity: "Atelier",
        programme: "Action",
        site: "Lieu",
        user: "Équipe",
        grant: "Accès",
        device: "Appareil",
        organisation: "Structure",
        held: "Saisie à vérifier",
      };
      return names[type] ?? "Saisie";
    },
  },

  why: {
    proposed: "La séance est déjà validée. Votre saisie est gardée, la coordination décidera.",
    review: "Quelqu’un d’autre a noté autre chose. Les deux saisies sont gardées.",
    erased: "Cette personne a demandé l’effacement de ses données.",
    other: "Elle est gardée, la coordination décidera.",
    held: {
      revoked: "Cet appareil a été retiré. Votre saisie est gardée, la coordination décidera.",
      not_yours:
        "Vous n’avez plus accès à cette action. Votre saisie est gardée, la coordination décidera.",
      not_your_role: "Ceci ne se note pas avec votre rôle. La saisie est gardée.",
      twin: "Cet appareil semble être une copie. La saisie est gardée à part.",
      strange: "Cette saisie n’a pas été comprise. Elle est gardée.",
      copy: "Cette saisie vient d’un autre appareil, après un retour en arrière du serveur.",
    } as Readonly<Record<string, string>>,
  },

  stages: {
    referred: "Orientation",
    contacted: "Premier contact",
    trial: "À l’essai",
    agreed: "Inscription",
    paused: "En pause",
    ended: "Terminé",
  },

  people: {
    others: "Toutes les personnes",
    all: (count: number) => `Voir les ${count} personnes`,
    born: (year: number) => `naissance ${year}`,
    note: "À savoir",
    programme: "Action",
    already: `Déjà sur cet appareil${S}?`,
    twin: "Peut-être la même personne",
    united: (count: number) => `${count} fiches réunies en une`,
    enrolments: "Inscriptions",
    since: (stage: string, date: string) => `${stage}, depuis le ${date}`,
    last: (count: number) => (count < 2 ? "Dernière séance" : `${count} dernières séances`),
    household: "Foyer",
    size: (count: number) => counted(count, "personne"),
    until: (date: string) => `accès jusqu’au ${date}`,
    gone: "Cette fiche n’est pas sur cet appareil",
  },

  device: {
    repaired: "Cet appareil s’est mis en ordre tout seul",
    repairedHint:
      "Il manquait quelque chose ici. Tout a été repris du serveur, vos saisies d’abord.",
    failure: {
      network: (since: string) => `Pas de réseau. Dernières nouvelles ${since}.`,
      answer: (since: string) => `Ce réseau ne laisse pas passer. Dernières nouvelles ${since}.`,
      later: () => "Le serveur est très occupé. L’envoi reprendra tout seul.",
      reconnect: () => "Reconnectez-vous pour envoyer. Rien n’est perdu.",
      mismatch: () => "Cet appareil vérifie ce qu’il a reçu.",
    },
    notYetKept: "pas encore gardée",
    andMore: (count: number) => `et ${counted(count, "autre")}`,
    sendNow: "Envoyer maintenant",
    noted: (when: string) => `Noté ${when}.`,
    read: "J’ai lu",
    office: "Pour la coordination",
    parcel: "Saisies scellées de Jalon",
    choose: "Choisir le fichier reçu",
    delivered: (count: number) =>
      `${counted(count, "saisie")} ${plural(count, "remise")} pour votre collègue`,
    carried: "Pas de réseau. Le fichier est gardé ici et partira avec vos saisies.",
    noParcel: "Ce fichier ne contient pas de saisies de Jalon.",
    lockAfter: "Verrouillage",
    version: (version: string, schema: number) => `Version ${version} (${schema})`,
    notPersisted: "Le navigateur peut vider cette place s’il en manque.",
    persist: "Demander à la garder",
  },
};
