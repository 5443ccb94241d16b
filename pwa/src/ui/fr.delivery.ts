/** What is said to who carries a colleague's file. Loaded with that screen; same rules as fr.ts. */
import { counted, plural } from "./dates";

const entries = (count: number) => counted(count, "saisie");

export const delivery = {
  title: "Remettre le travail d’un collègue",
  intro:
    "Quelqu’un de votre structure vous a confié un fichier scellé. Vous pouvez le remettre au serveur sans ouvrir de compte, et sans pouvoir le lire.",
  choose: "Choisir le fichier",
  drop: "Son nom commence par « jalon- ».",
  sending: "Remise en cours…",
  handed: (count: number) => `${entries(count)} ${plural(count, "remise")} au serveur.`,
  thanks: "C’est fait. Le fichier peut être effacé.",
  kept: "Pas de réseau. Le fichier est gardé ici, scellé, et partira au prochain envoi.",
  bad: "Ce fichier n’est pas un envoi de Jalon, ou il est arrivé abîmé. Rien n’a été changé.",
  another: "Remettre un autre fichier",
  home: "Ouvrir Jalon",
};
