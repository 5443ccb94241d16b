/**
 * What the first screens of the phone say beyond fr.ts; what comes later stands in fr.later.ts. Same rules: plain words,
 * one word per thing, states are nouns.
 */
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
    closed: "Aucune action ouverte pour l’instant",
    closedHint: "Votre coordination les ouvre dans « Équipe ». Elles viennent ici toutes seules.",
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
};
