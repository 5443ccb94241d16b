/**
 * What the phone's other screens say (screens/later.ts), loaded with them. Same rules as fr.ts.
 */
import { counted, of, plural } from "./dates";

const S = "\u00a0";

const entries = (count: number) => counted(count, "saisie");

export const later = {
  open: {
    which: `Quel atelier${S}?`,
    none: "Aucun atelier pour l’instant",
    noneHint: "Votre coordination les ajoute, et vous ouvre ses actions.",
    already: (hours: string) =>
      hours ? `prévue aujourd’hui, ${hours}` : "déjà ouverte aujourd’hui",
  },

  add: {
    nobody: "Ajouter une personne nouvelle",
  },

  two: {
    title: "Deux saisies différentes",
    none: "Tout le monde est d’accord.",
    shown: "Affiché pour l’instant",
    choose: (value: string) => `Choisir «${S}${value}${S}»`,
    keep: (value: string) => `Garder «${S}${value}${S}»`,
    hint: "Si vous ne choisissez pas, la coordination décidera. Rien n’est perdu.",
  },

  when: {
    upside: "La fin est avant le début.",
    kept: "Heure et lieu gardés",
  },

  notes: {
    empty: "Pas de notes",
    others: "Quelqu’un d’autre a aussi écrit. Les deux textes seront gardés.",
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
    decided: (value: string) => `Quelqu’un avait noté autre chose. Choisi${S}: ${value}.`,
    unread:
      "Le serveur n’a pas pu la lire. Elle reste sur cet appareil, et le fichier à confier la contient.",
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

  code: {
    present: "D’abord, le code qui ouvre aujourd’hui.",
    changing: "Un instant…",
    changed: "Code changé",
    notChanged: "Le code n’a pas été changé. Attendez un peu, puis réessayez.",
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
    title: "Personnes",
    search: "Chercher une personne",
    searchHint: "Un bout du prénom ou du nom suffit.",
    recent: "Vues récemment",
    found: (count: number) => (count === 0 ? "Personne de ce nom" : counted(count, "personne")),
    add: (name: string) => `Ajouter «${S}${name}${S}»`,
    addHint: "Nouvelle personne",
    firstName: "Prénom",
    lastName: "Nom",
    birthYear: "Année de naissance",
    phone: "Téléphone",
    email: "Courriel",
    card: "Numéro de carte",
    needFirstName: "Écrivez le prénom.",
    oddYear: "Écrivez l’année en quatre chiffres, par exemple 1984.",
    saved: (name: string) => `Fiche ${of(name)} gardée`,
    score: (present: number, all: number) => `${present} sur ${all}`,
    absences: (count: number) => `${counted(count, "absence")} de suite. À rappeler.`,
    call: (name: string) => `Appeler ${name}`,
    empty: "Personne pour l’instant",
    emptyHint: "Les personnes que vous ajoutez à une séance viennent ici.",

    others: "Toutes les personnes",
    all: (count: number) => `Voir les ${count} personnes`,
    born: (year: number) => `naissance ${year}`,
    note: "À savoir",
    programme: "Action",
    already: `Déjà sur cet appareil${S}?`,
    twin: "Peut-être la même personne",
    united: (count: number) => `${count} fiches réunies en une`,
    entries: "Voir les fiches",
    enrolments: "Inscriptions",
    since: (stage: string, date: string) => `${stage}, depuis le ${date}`,
    last: (count: number) => (count < 2 ? "Dernière séance" : `${count} dernières séances`),
    household: "Foyer",
    size: (count: number) => counted(count, "personne"),
    until: (date: string) => `accès jusqu’au ${date}`,
    gone: "Cette fiche n’est pas sur cet appareil",
    erase: "Effacer cette fiche",
    eraseTitle: (name: string) => `Effacer la fiche de ${name}${S}?`,
    eraseWhat:
      "À la demande de la personne. Ses présences, ses signatures et ses inscriptions sont effacées aussi, sur le serveur puis sur chaque appareil. C’est définitif.",
    eraseDo: "Effacer pour toujours",
    eraseNot: "Garder la fiche",
    erased: "Fiche effacée",
  },

  device: {
    title: "Cet appareil",
    received: (count: number) => `${entries(count)} ${plural(count, "reçue")}`,
    lastSent: (when: string) => `dernier envoi ${when}`,
    neverSent: "rien n’a encore été envoyé",
    waiting: (count: number) => `${count} ${plural(count, "attend", "attendent")} le réseau`,
    protected: (count: number) => `${plural(count, "protégée")} par votre code`,
    toCheck: (count: number) => `${entries(count)} à vérifier`,
    refused: "Pas acceptée, mais gardée",
    hand: "Confier à un collègue",
    handHint:
      "Un fichier scellé que tout autre appareil de la structure peut envoyer. Personne ne peut le lire en route.",
    take: "Recevoir d’un collègue",
    handed: (count: number) => `${entries(count)} ${plural(count, "confiée")}`,
    settings: "Réglages",
    lockAfter: (minutes: number) => `Se verrouille après ${counted(minutes, "minute")}`,
    lockNow: "Verrouiller maintenant",
    theme: "Couleurs",
    themes: {
      auto: "Comme l’appareil",
      light: "Claires",
      dark: "Sombres",
      contrast: "Plein soleil",
    },
    space: "Place",
    spaceUsed: (used: string, free: string) => `${used} utilisés, ${free} libres`,
    lease: (days: number) => `À connecter dans les ${counted(days, "jour")} pour rester ouvert`,
    changeCode: "Changer de code",

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
    lockTitle: "Verrouillage",
    version: (version: string, schema: number) => `Version ${version} (${schema})`,
    notPersisted: "Le navigateur peut vider cette place s’il en manque.",
    persist: "Demander à la garder",
  },
};
