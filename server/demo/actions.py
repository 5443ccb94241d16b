"""The five actions of the demo: where, when, with whom. Data only.

Before: calendar.py says what a rhythm is. After: year.py plays a year of them.
Places and rhythms are those of actions that exist; every person is invented.
"""

from dataclasses import dataclass

from server.demo.calendar import FRIDAY, MONDAY, THURSDAY, TUESDAY, WEDNESDAY


@dataclass(frozen=True)
class Activity:
    """One activity. `share` is how many of its programme's people are expected there."""

    key: str
    name: str
    kind: str
    site: str
    rhythm: str
    weekday: int
    hours: tuple[str, str]
    share: int
    in_holidays: bool = False
    planned: int | None = None
    counted: bool = False
    grocery: bool = False


@dataclass(frozen=True)
class Action:
    """One programme, its people and the workers who carry it."""

    key: str
    name: str
    purpose: str
    entry: str
    people: int
    workers: tuple[str, ...]
    activities: tuple[Activity, ...]


SITES = {
    "utas": ("UTAS de Saint-Quentin", "Saint-Quentin", "utas"),
    "cms": ("Centre médico-social", "Saint-Quentin", "cms"),
    "pomme": ("Centre social La Pomme d’Or", "Saint-Quentin", "social_centre"),
    "epicerie": ("Épicerie sociale Le Panier", "Saint-Quentin", "grocery"),
    "montoires": ("Local HLM des Montoires", "Gien", "hlm"),
    "ecole": ("École des Montoires", "Gien", "other"),
    "lierre": ("Centre Le Lierre", "Thionville", "social_centre"),
    "lierre_cuisine": ("Le Lierre, cuisine pédagogique", "Thionville", "social_centre"),
    "lierre_atelier": ("Le Lierre, atelier couture", "Thionville", "social_centre"),
    "media": ("Médiathèque, salle multimédia", "Thionville", "other"),
    "maison": ("Maison de quartier", "Thionville", "social_centre"),
}

# Who works there: name, role. The first coordinator is made with the organisation itself.
TEAM = {
    "sophie": ("Sophie Marchand", "coordinator"),
    "nadia": ("Nadia Belkacem", "worker"),
    "karim": ("Karim Haddad", "worker"),
    "luc": ("Luc Ferrand", "worker"),
    "claire": ("Claire Jacquemin", "worker"),
    "benedicte": ("Bénédicte Roux", "volunteer"),
    "yvette": ("Yvette Caron", "volunteer"),
}

GRANTS = {
    "nadia": ("citoyen", "idmix", "objectif"),
    "karim": ("cepourmoi", "objectif"),
    "luc": ("montoires",),
    "claire": ("cepourmoi", "montoires"),
    "benedicte": ("cepourmoi",),
    "yvette": ("cepourmoi",),
}

# fmt: off
ACTIONS = (
    Action(
        "citoyen", "Groupe citoyen",
        "Douze personnes, chacune porte la parole d’un atelier ou d’un chantier du territoire.\n"
        "Le groupe choisit ses règles, ses sujets et ses invités.",
        "cohort", 12, ("nadia",),
        (
            Activity("groupe", "Groupe citoyen", "group", "utas",
                     "first", MONDAY, ("14:00", "16:30"), 12, in_holidays=True, planned=12),
        ),
    ),
    Action(
        "idmix", "ID’MIX",
        "Cuisine, créations, sorties, santé, jardin. Plusieurs séances d’essai avant de s’engager.",
        "contract", 14, ("nadia",),
        (
            Activity("ateliers", "ID’MIX, ateliers du jeudi", "workshop", "cms",
                     "second and fourth", THURSDAY, ("13:30", "16:30"), 14,
                     in_holidays=True, planned=24),
        ),
    ),
    Action(
        "cepourmoi", "CéPourMoi",
        "Prendre soin de soi et reprendre confiance. Entrée et sortie libres, toute l’année.",
        "open", 24, ("karim", "claire"),
        (
            Activity("jeudi", "CéPourMoi du jeudi", "workshop", "pomme",
                     "weekly", THURSDAY, ("14:00", "16:00"), 14),
            Activity("epicerie", "Atelier de l’épicerie", "workshop", "epicerie",
                     "weekly", WEDNESDAY, ("14:00", "17:00"), 12, in_holidays=True, grocery=True),
        ),
    ),
    Action(
        "montoires", "Les Montoires",
        "Les habitants du quartier, leurs idées, leurs projets.",
        "open", 26, ("luc", "claire"),
        (
            Activity("reunion", "Réunion publique", "meeting", "ecole",
                     "quarterly", TUESDAY, ("18:30", "20:30"), 0,
                     in_holidays=True, planned=4, counted=True),
            Activity("cadre", "Groupe Cadre de vie", "group", "montoires",
                     "monthly", TUESDAY, ("18:00", "19:30"), 9, in_holidays=True, planned=12),
            Activity("jeunes", "Groupe Jeunesse", "group", "montoires",
                     "monthly", WEDNESDAY, ("17:30", "19:00"), 8, in_holidays=True, planned=12),
            Activity("convivial", "Après-midi convivial", "workshop", "montoires",
                     "weekly", FRIDAY, ("14:00", "17:00"), 12),
        ),
    ),
    Action(
        "objectif", "Objectif : Insertion(s)",
        "Huit ateliers par semaine et six cycles, dans cinq lieux, chacun à son rythme.",
        "open", 77, ("nadia", "karim"),
        (
            Activity("vie", "Vie quotidienne et projets", "workshop", "lierre",
                     "weekly", MONDAY, ("14:00", "16:00"), 12),
            Activity("detente", "Détente", "workshop", "maison",
                     "weekly", MONDAY, ("14:30", "15:45"), 8),
            Activity("emploi", "Permanence emploi", "workshop", "lierre",
                     "weekly", MONDAY, ("16:00", "18:00"), 9, in_holidays=True),
            Activity("couture", "Couture", "workshop", "lierre_atelier",
                     "weekly", TUESDAY, ("09:00", "11:00"), 8),
            Activity("savoirs", "Français, savoirs de base", "workshop", "lierre",
                     "weekly", TUESDAY, ("15:00", "18:00"), 10),
            Activity("multimedia", "Multimédia", "workshop", "media",
                     "weekly", THURSDAY, ("09:00", "11:00"), 8),
            Activity("cuisine", "Cuisine", "workshop", "lierre_cuisine",
                     "weekly", FRIDAY, ("08:30", "13:00"), 10),
            Activity("fle", "Français langue étrangère", "workshop", "lierre",
                     "weekly", FRIDAY, ("14:00", "16:00"), 12),
            Activity("sophrologie", "Sophrologie", "cycle", "maison",
                     "fortnightly", WEDNESDAY, ("10:00", "11:30"), 8, in_holidays=True, planned=24),
            Activity("parole", "Groupe de parole", "cycle", "lierre",
                     "fortnightly", THURSDAY, ("14:00", "16:00"), 7, planned=20),
            Activity("arts", "Arts plastiques", "cycle", "lierre_atelier",
                     "fortnightly", WEDNESDAY, ("14:00", "16:30"), 8, planned=15),
            Activity("video", "Vidéo", "cycle", "media",
                     "quarterly", WEDNESDAY, ("14:00", "17:00"), 6, in_holidays=True, planned=4),
            Activity("musique", "Musique", "cycle", "maison",
                     "quarterly", MONDAY, ("10:00", "12:00"), 6, in_holidays=True, planned=5),
            Activity("sorties", "Sorties", "outing", "lierre",
                     "monthly", FRIDAY, ("09:30", "17:00"), 11, in_holidays=True, planned=10),
        ),
    ),
)
# fmt: on
