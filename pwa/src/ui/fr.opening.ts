/**
 * What is said before the app is open: first opening, locked, a colleague's file handed over. Words that other screens
 * use too stand in fr.ts (fr.join, fr.lock).
 */
import { counted } from "./dates";

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

  opens: "Ouverture…",

  blocked: { title: "Jalon est ouvert ailleurs" },
};
