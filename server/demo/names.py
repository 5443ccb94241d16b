"""Invented names for the demo's people, households and small notes. Data only.

After: cast.py and year.py draw from them with their seed. Nobody here exists.
"""

# fmt: off
FIRST_NAMES = (
    "Aïcha", "Alain", "Amélie", "Amina", "André", "Angèle", "Anissa", "Antoine", "Awa", "Aziz",
    "Béatrice", "Brahim", "Brigitte", "Carole", "Cédric", "Chantal", "Corinne", "Cyril",
    "Dalila", "Daniel", "David", "Delphine", "Denise", "Djamila", "Dominique", "Éliane",
    "Élodie", "Émile", "Fanta", "Farid", "Fatou", "Florence", "Franck", "Françoise", "Gaëlle",
    "Gérard", "Ghislaine", "Grégory", "Hakim", "Hassan", "Hervé", "Inès", "Irina", "Isabelle",
    "Jamila", "Jean-Marc", "Jérôme", "Joëlle", "Joseph", "Josiane", "Kadiatou", "Kévin",
    "Laëtitia", "Laurent", "Leïla", "Léo", "Lucette", "Ludovic", "Lydie", "Malika", "Marc",
    "Marie-Line", "Marius", "Martine", "Maryam", "Mehdi", "Michèle", "Mireille", "Mohamed",
    "Monique", "Moussa", "Myriam", "Nadège", "Natacha", "Nicole", "Noël", "Odile", "Olga",
    "Omar", "Pascal", "Patricia", "Paulette", "Philippe", "Rachid", "Régine", "Rosa", "Sabrina",
    "Samir", "Sandrine", "Serge", "Sylvie", "Tatiana", "Thierry", "Valérie", "Véronique",
    "Viviane", "Yamina", "Yolande", "Youssef", "Zoé",
)

LAST_NAMES = (
    "Abdallah", "Antoine", "Bacquet", "Barbier", "Belhadj", "Berthelot", "Bocquet", "Boulanger",
    "Camara", "Carlier", "Caudron", "Chevalier", "Cissé", "Colin", "Cordier", "Da Silva",
    "Debruyne", "Delacourt", "Delorme", "Diallo", "Dubreuil", "Dufour", "Dupuis", "Fernandes",
    "Flament", "Fofana", "Fournier", "Gauthier", "Germain", "Gosselin", "Guérin", "Hamidi",
    "Henriot", "Hoffmann", "Imbert", "Jacob", "Joly", "Kaci", "Keller", "Konaté", "Lambert",
    "Lebrun", "Leclercq", "Lefort", "Lemaire", "Lopes", "Mahieu", "Mansouri", "Marquet",
    "Masson", "Meunier", "Millet", "Moreau", "N’Diaye", "Navarro", "Nguyen", "Nowak", "Ouali",
    "Parent", "Pereira", "Petit", "Poirier", "Prévost", "Quentin", "Rahmani", "Renaud", "Rossi",
    "Roussel", "Sanchez", "Schmitt", "Sow", "Tellier", "Traoré", "Vasseur", "Verdier", "Weber",
    "Zidane",
)
# fmt: on

MINUTES = (
    "Bonne ambiance. Le groupe a choisi le thème de la prochaine fois.",
    "Préparation d’un repas à petit prix : soupe, gratin, compote.\nRecettes photocopiées.",
    "Tour de table, puis travail à deux sur les démarches en ligne.",
    "Visite d’une intervenante. Beaucoup de questions sur les transports.",
    "Séance calme, deux personnes venues pour la première fois.",
    "Le groupe prépare la sortie du mois prochain : budget, covoiturage, pique-nique.",
    "Relecture de courriers et prise de rendez-vous.\nÀ prévoir : enveloppes.",
)

TOPICS = (
    "Repas de saison",
    "Petits budgets",
    "Se déplacer",
    "Mes démarches",
    "Jardin et graines",
    "Santé et sommeil",
    "Couleurs et matières",
    "Prendre la parole",
    "La rentrée",
    "Une sortie",
)
