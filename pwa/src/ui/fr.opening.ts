/**
 * What is said before the app is open: first opening, locked, a colleague's file handed over. Words that other screens
 * use too stand in fr.ts (fr.join, fr.lock).
 */
import { counted, plural } from "./dates";

const entries = (count: number) => counted(count, "saisie");

export const opening = {
  step: (now: number, all: number) => `Étape ${now} sur ${all}`,

  install: {
    title: "D’abord, l’écran d’accueil",
    why: "Sur iPhone et iPad, Jalon se met sur l’écran d’accueil avant de commencer. Ce qui serait noté dans Safari ne suivrait pas.",
    steps: [
      "Touchez Partager, en bas ou en haut de l’écran.",
      "Choisissez « Sur l’écran d’accueil ».",
      "Ouvrez Jalon depuis l’écran d’accueil, et écrivez-y le code.",
    ],
    keepCode: "Gardez ce code sous la main",
    anyway: "Continuer dans le navigateur",
    anywayHint: "Safari efface ce qui n’a pas servi pendant sept jours.",
    button: "Mettre sur l’écran d’accueil",
    hint: "Jalon s’ouvre alors comme une application, même sans réseau.",
  },

  code: {
    title: "Code d’invitation",
    hint: "Seize lettres et chiffres. Les tirets sont facultatifs.",
    missing: "Écrivez le code de l’invitation.",
    short: (count: number) => `Il manque ${counted(count, "caractère")}.`,
    unknown_code: "Ce code n’est pas reconnu. Vérifiez-le, ou demandez une nouvelle invitation.",
    used_code: "Cette invitation a déjà servi. Demandez-en une nouvelle.",
    late_code: "Cette invitation n’est plus valable. Demandez-en une nouvelle.",
    withdrawn_user: "Cet accès a été retiré. Demandez à votre coordination.",
    network:
      "Pas de réseau. Il en faut une seule fois, pour l’invitation. Ce que vous avez écrit reste ici.",
    later: "Le serveur est très occupé. Réessayez dans un instant.",
    storage:
      "Ce navigateur n’a rien pu garder. Ouvrez Jalon hors de la navigation privée, ou libérez de la place.",
    found: "L’invitation est lue.",
    recovery: "Un code de secours imprimé s’écrit ici aussi.",
  },

  scan: {
    aim: "Placez le code QR dans le cadre.",
    picture: "Image de l’appareil photo",
    refused: "L’appareil photo n’est pas disponible. Écrivez le code à la main.",
    stop: "Arrêter l’appareil photo",
  },

  keeps: {
    title: "Ce qui est gardé, et où",
    lines: [
      "Sur cet appareil : les noms et les présences de vos actions, chiffrés par votre code.",
      "Sur le serveur de votre structure : tout ce que vous envoyez.",
      "Nulle part ailleurs. Aucun autre site n’est appelé.",
      "Votre code reste dans votre tête : personne ne peut vous le redonner.",
    ],
  },

  device: {
    title: "Vous et cet appareil",
    mine: "Votre prénom et votre nom",
    mineHint: "Comme vos collègues vous connaissent.",
    needName: "Écrivez votre nom.",
    needDevice: "Donnez un nom à cet appareil.",
    names: {
      iphone: "iPhone",
      ipad: "iPad",
      phone: "Téléphone Android",
      tablet: "Tablette Android",
      windows: "Ordinateur Windows",
      mac: "Mac",
      linux: "Ordinateur Linux",
      other: "Cet appareil",
    },
  },

  pin: {
    which:
      "Six chiffres suffisent entre collègues. Plus long, c’est plus sûr ; une phrase de plusieurs mots est ce qu’il y a de plus sûr.",
    phraseHint: "Douze lettres au moins, par exemple quatre mots sans lien entre eux.",
    phraseTitle: "Choisissez une phrase",
    phraseAgain: "La même phrase, encore une fois",
    phraseShort: "Écrivez au moins douze lettres.",
    phraseDifferent: "Les deux phrases ne sont pas les mêmes.",
    digits: "Choisir plutôt des chiffres",
    easy: "Ce code se devine trop vite. Mélangez les chiffres.",
    done: "Choisir ce code",
    phraseDone: "Choisir cette phrase",
    finish: "Commencer",
    sending: "L’invitation est vérifiée…",
  },

  lost: {
    title: "Cet appareil a perdu ses données",
    text: "Le navigateur les a effacées. Ce qui avait été envoyé est en sécurité sur le serveur. Avec une nouvelle invitation, le serveur dira à la coordination combien de saisies lui manquent.",
  },

  unusable: {
    title: "Rien ne peut être gardé ici",
    text: "Cette fenêtre est privée, ou le navigateur refuse de garder quoi que ce soit. N’y notez rien : ouvrez Jalon dans une fenêtre ordinaire.",
  },

  blocked: { title: "Jalon est ouvert ailleurs" },

  locked: {
    others: "Qui d’autre",
    newPerson: "Nouvelle personne sur cet appareil",
    phrase: "J’ai choisi une phrase",
    digits: "J’ai choisi des chiffres",
    open: "Ouverture…",
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

  delivery: {
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
  },
};
