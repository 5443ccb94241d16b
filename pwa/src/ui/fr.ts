/**
 * Everything that the phone says, grouped by screen. One word per thing: présences, feuille d'émargement, relance,
 * cet appareil, à vérifier, verrouiller, réunir deux fiches. States are nouns, so that no gender is guessed.
 * Plain words: say what happened, what is safe, what to do. What only the office reads stands in fr.office.ts;
 * dates and plurals in dates.ts.
 */
import { counted, list, plural } from "./dates";

/** Spaces that do not break: before ":" and "?", and inside « ». */
const S = "\u00a0";

const entries = (count: number) => counted(count, "saisie");

export const fr = {
  name: "Jalon",

  common: {
    back: "Retour",
    cancel: "Annuler",
    close: "Fermer",
    undo: "Annuler",
    save: "Enregistrer",
    done: "C’est bon",
    next: "Continuer",
    later: "Plus tard",
    remove: "Retirer",
    edit: "Modifier",
    add: "Ajouter",
    choose: "Choisir",
    copy: "Copier",
    copied: "Copié",
    share: "Partager",
    yes: "Oui",
    no: "Non",
    all: "Tout voir",
    none: "Rien pour l’instant",
    kept: "Gardé",
    optional: "facultatif",
  },

  places: {
    nav: "Où aller",
    today: "Aujourd’hui",
    people: "Personnes",
    calls: "Relances",
    device: "Cet appareil",
    overview: "Vue d’ensemble",
    review: "À vérifier",
    settings: "Réglages",
    sessions: "Séances",
    team: "Équipe",
  },

  sync: {
    sent: "Tout est envoyé.",
    fresh: (ago: string) => `À jour, ${ago}`,
    waiting: (count: number) => `${entries(count)} ${plural(count, "gardée")} sur cet appareil`,
    keeping: "Enregistrement…",
    offline: "Pas de réseau. Continuez, tout est gardé sur cet appareil.",
    offlineWith: (count: number) =>
      `Pas de réseau. ${entries(count)} ${plural(count, "gardée")} sur cet appareil.`,
    sending: (count: number) => `Réseau revenu. Envoi de ${entries(count)}…`,
    check: (count: number) => `${entries(count)} à vérifier`,
    reconnect: "Reconnectez-vous pour envoyer. Rien n’est perdu.",
    full: "Il n’y a plus de place sur cet appareil. Cette saisie n’est pas encore gardée.",
    lost: (count: number) =>
      `Cet appareil a perdu ses données. ${entries(count)} ${plural(count, "n’a pas été reçue", "n’ont pas été reçues")}.`,
    lostUnknown:
      "Cet appareil a perdu ses données. Nous ne pouvons pas savoir s’il manque des saisies.",
    later: "Le serveur est très occupé. L’envoi reprendra tout seul.",
    portal: "Ce réseau demande une connexion dans le navigateur. Tout est gardé sur cet appareil.",
    see: "Voir ce qui attend",
  },

  app: {
    update: "Nouvelle version prête.",
    updateNow: "Mettre à jour",
    otherTab: "Jalon est ouvert dans un autre onglet. Fermez-le pour continuer.",
    cannotStore:
      "Ce navigateur ne peut rien garder. Ouvrez Jalon hors de la navigation privée avant de commencer.",
    broken: "Cet écran s’est arrêté. Ce que vous avez noté est gardé.",
    reopen: "Rouvrir",
  },

  states: {
    planned: "Prévue",
    held: "Tenue",
    cancelled: "Annulée",
    nobody_came: "Personne n’est venu",
  },

  today: {
    hello: (name: string) => `Bonjour ${name}`,
    now: "Maintenant",
    later: "Plus tard",
    missing: "Présences pas encore notées",
    expected: (count: number) => counted(count, "personne attendue", "personnes attendues"),
    people: (count: number) => counted(count, "personne"),
    trial: (count: number) => `${count} à l’essai`,
    take: "Noter les présences",
    open: "Ouvrir une séance",
    empty: "Pas de séance aujourd’hui",
    emptyHint: "Une rencontre imprévue se note aussi.",
    lock: "Verrouiller",
  },

  lock: {
    title: "Verrouillé",
    draft: "Verrouillé. Votre brouillon est gardé.",
    hello: (name: string) => `Bonjour ${name}`,
    code: "Votre code",
    phrase: "Votre phrase de passe",
    open: "Déverrouiller",
    wrong: "Ce n’est pas ce code. Réessayez.",
    wait: (words: string) => `Trop d’essais. Réessayez dans ${words}.`,
    short: (min: number) => `Écrivez au moins ${min} chiffres.`,
    erase: "Effacer le dernier chiffre",
    forgotten: "Code oublié",
    forgottenHint:
      "Ce qui attend est envoyé scellé, sans être perdu. Puis il faut une nouvelle invitation.",
    other: "Quelqu’un d’autre",
    passkey: "Ouvrir avec l’empreinte ou le visage",
  },

  join: {
    title: "Bienvenue",
    intro: "Pour commencer, il faut une invitation de votre coordination.",
    scan: "Lire le code QR",
    type: "Code d’invitation",
    typeHint: "Les lettres et les chiffres écrits sous le code QR.",
    bad: "Cette invitation n’est pas reconnue. Vérifiez le code.",
    old: "Cette invitation n’est plus valable. Demandez-en une nouvelle.",
    noNetwork: "Il faut du réseau une seule fois, pour l’invitation.",
    device: "Nom de cet appareil",
    deviceHint: `Par exemple${S}: téléphone de Nadia.`,
    choose: "Choisissez un code",
    chooseHint: "Six chiffres ou plus. Il ouvre Jalon sur cet appareil, même sans réseau.",
    again: "Le même code, encore une fois",
    different: "Les deux codes ne sont pas les mêmes.",
    phrase: "Choisir plutôt une phrase",
    install: "Mettre Jalon sur l’écran d’accueil",
    installAndroid: "Ouvrez le menu du navigateur, puis touchez Installer l’application.",
    installIphone:
      "Touchez Partager, puis Sur l’écran d’accueil. Ouvrez Jalon de là avant de continuer.",
    kept: "Ce qui est gardé ici",
    keptText:
      "Les noms et les présences de vos actions, chiffrés. Sans votre code, personne ne les lit sur cet appareil.",
    screen:
      "Un code de six chiffres protège entre collègues. Pour plus de sûreté, choisissez une phrase.",
    ready: (names: readonly string[]) => `Tout est prêt pour ${list(names)}.`,
  },
};
