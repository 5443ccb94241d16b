/**
 * Everything that the phone says, grouped by screen. One word per thing: présences, feuille d'émargement, relance,
 * cet appareil, à vérifier, verrouiller, réunir deux fiches. States are nouns, so that no gender is guessed.
 * Plain words: say what happened, what is safe, what to do. What only the office reads stands in fr.office.ts;
 * dates and plurals in dates.ts.
 */
import { counted, plural } from "./dates";

/** Spaces that do not break: before ":" and "?", and inside « ». */
const S = "\u00a0";

const entries = (count: number) => counted(count, "saisie");

export const fr = {
  name: "Jalon",

  common: {
    back: "Retour",
    close: "Fermer",
    undo: "Annuler",
    save: "Enregistrer",
    done: "C’est bon",
    next: "Continuer",
    edit: "Modifier",
    optional: "facultatif",
  },

  places: {
    nav: "Où aller",
    today: "Aujourd’hui",
    people: "Personnes",
    device: "Cet appareil",
    overview: "Vue d’ensemble",
    review: "À vérifier",
    settings: "Réglages",
    sessions: "Séances",
    team: "Équipe",
  },

  sync: {
    sent: "Tout est envoyé.",
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
  },

  app: {
    update: "Nouvelle version prête.",
    updateNow: "Mettre à jour",
    otherTab: "Jalon est ouvert dans un autre onglet. Fermez-le pour continuer.",
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
    trial: (count: number) => `${count} à l’essai`,
    take: "Noter les présences",
    open: "Ouvrir une séance",
    empty: "Pas de séance aujourd’hui",
    emptyHint: "Une rencontre imprévue se note aussi.",
    lock: "Verrouiller",
  },

  lock: {
    hello: (name: string) => `Bonjour ${name}`,
    code: "Votre code",
    phrase: "Votre phrase de passe",
    open: "Déverrouiller",
    wrong: "Ce n’est pas ce code. Réessayez.",
    wait: (words: string) => `Trop d’essais. Réessayez dans ${words}.`,
    short: (min: number) => `Écrivez au moins ${min} chiffres.`,
    erase: "Effacer le dernier chiffre",
    forgotten: "Code oublié",
  },

  join: {
    title: "Bienvenue",
    intro: "Pour commencer, il faut une invitation de votre coordination.",
    scan: "Lire le code QR",
    device: "Nom de cet appareil",
    deviceHint: `Par exemple${S}: téléphone de Nadia.`,
    choose: "Choisissez un code",
    chooseHint: "Six chiffres ou plus. Il ouvre Jalon sur cet appareil, même sans réseau.",
    again: "Le même code, encore une fois",
    different: "Les deux codes ne sont pas les mêmes.",
    phrase: "Choisir plutôt une phrase",
    install: "Mettre Jalon sur l’écran d’accueil",
  },
};
