/**
 * What is said where the app is locked, or where its code was forgotten. Loaded with those screens; same rules as fr.ts.
 */
import { counted, plural } from "./dates";

const entries = (count: number) => counted(count, "saisie");

export const locked = {
  locked: {
    others: "Qui d’autre",
    newPerson: "Quelqu’un d’autre sur cet appareil",
    phrase: "J’ai choisi une phrase",
    digits: "J’ai choisi des chiffres",
    left: (seconds: number) =>
      seconds < 60 ? counted(seconds, "seconde") : counted(Math.ceil(seconds / 60), "minute"),
    send: "Envoyer sans le code",
    sendHint: "L’envoi est scellé : personne ne peut le lire en route.",
    sent: "C’est envoyé.",
    notSent: "L’envoi n’a pas abouti. Tout reste gardé sur cet appareil.",
    emptied: "Cette place a été vidée",
    emptiedText: (name: string) =>
      `Les données de ${name} ne sont plus sur cet appareil : le navigateur les a effacées. Ce qui avait été envoyé est en sécurité. Il faut une nouvelle invitation.`,
    again: "Écrire une invitation",
  },

  forgotten: {
    title: "Code oublié",
    cannot: "Personne ne peut retrouver votre code, ni nous ni votre structure.",
    waiting: (count: number) =>
      count === 0
        ? "Rien n’attend sur cet appareil : tout est déjà envoyé."
        : `${entries(count)} ${plural(count, "attend", "attendent")} ici. ${plural(count, "Elle sera envoyée scellée", "Elles seront envoyées scellées")} d’abord : ${plural(count, "elle n’est pas perdue", "elles ne sont pas perdues")}.`,
    after: "Ensuite, il vous faut une nouvelle invitation de votre coordination.",
    recovery: "Vous coordonnez sans collègue ? Le code de secours imprimé sert d’invitation.",
    go: "Envoyer, puis recommencer",
    goNothing: "Recommencer avec une invitation",
    done: (count: number) =>
      count === 0
        ? "Rien n’attendait."
        : `${entries(count)} ${plural(count, "envoyée")}, sous scellés.`,
    failed: (count: number) =>
      `L’envoi n’a pas abouti. ${entries(count)} ${plural(count, "reste gardée", "restent gardées")} ici. Réessayez avec du réseau.`,
    next: "Écrire la nouvelle invitation",
  },

  expired: {
    title: "Il faut un contact avec le serveur",
    text: (days: number) =>
      `Cet appareil n’a pas eu de contact depuis plus de ${counted(days, "jour")}. Connectez-le au réseau une fois : il s’ouvrira. Rien n’est perdu.`,
    clock: (day: string) =>
      `Pour cet appareil, nous sommes le ${day}. Si ce n’est pas vrai, corrigez sa date.`,
    retry: "Réessayer maintenant",
    offline: "Pas encore de contact.",
  },
};
