"""The one catalogue of failures: each has a status, and a sentence that its reader can use.

Before: any module of the server raises `Problem("name")`. After: app.py answers with it, in JSON
marked as ours. A sentence never quotes what was sent: it may hold a name or a note.
"""

from collections.abc import Mapping
from random import uniform

from starlette.requests import Request
from starlette.responses import JSONResponse

CATALOGUE: Mapping[str, tuple[int, str]] = {
    "unreadable": (
        400,
        "L’envoi est arrivé abîmé. Rien n’a été changé ; l’appareil peut recommencer.",
    ),
    "not_ours": (400, "Cet envoi n’est pas dans une forme que Jalon connaît. Rien n’a été changé."),
    "wrong_proof": (
        400,
        "Une saisie n’a pas la signature de l’appareil qui l’aurait faite. Rien n’a été changé.",
    ),
    "too_large": (413, "L’envoi est trop gros. Il faut le faire en plusieurs fois."),
    "not_json": (415, "Jalon attend du JSON."),
    "elsewhere": (403, "Cette demande vient d’un autre site. Elle a été refusée."),
    "reconnect": (401, "Cet appareil n’est plus connecté. Reconnectez-le pour envoyer."),
    "unknown_code": (
        400,
        "Ce code n’est pas valable. Vérifiez-le, ou demandez une nouvelle invitation.",
    ),
    "used_code": (400, "Cette invitation a déjà servi. Demandez-en une nouvelle."),
    "late_code": (400, "Cette invitation n’est plus valable. Demandez-en une nouvelle."),
    "withdrawn_user": (403, "Cet accès a été retiré. Demandez à la coordination."),
    "unknown_user": (404, "Cette personne n’est pas encore dans l’équipe. Enregistrez-la d’abord."),
    "unknown_device": (401, "Cet appareil n’est pas reconnu. Demandez une nouvelle invitation."),
    "not_a_parcel": (
        400,
        "Ce fichier n’est pas un envoi de Jalon. Choisissez celui que l’appareil a donné.",
    ),
    "damaged_parcel": (
        400,
        "Ce fichier est abîmé : rien n’a pu être lu. Rien n’est perdu, l’appareil a tout gardé.",
    ),
    "foreign_parcel": (404, "Ce fichier vient d’un appareil que ce serveur ne connaît pas."),
    "not_yours": (403, "Vous n’avez pas accès à cela."),
    "nothing_here": (404, "Il n’y a rien à cette adresse."),
    "wrong_way": (405, "Cette adresse ne se demande pas ainsi."),
    "later": (
        503,
        "Le serveur est très occupé. L’appareil recommencera de lui-même dans un instant.",
    ),
    "too_often": (
        429,
        "Cet appareil demande trop souvent. Il recommencera de lui-même dans un instant.",
    ),
    "broken": (
        500,
        "Le serveur a rencontré une panne. Rien n’est perdu : l’appareil recommencera.",
    ),
}


class Problem(Exception):
    """A failure of the catalogue. `later` is the number of seconds to wait before trying again."""

    def __init__(self, name: str, later: float | None = None) -> None:
        super().__init__(name)
        self.name = name
        self.status, self.sentence = CATALOGUE[name]
        self.later = later

    def answer(self) -> JSONResponse:
        """The failure as the client reads it."""
        body: dict[str, object] = {"jalon": 1, "problem": self.name, "sentence": self.sentence}
        headers = {"cache-control": "no-store"}
        if self.later is not None:
            # Spread, so that those who were sent away together do not come back together.
            seconds = round(self.later * uniform(1, 2), 1)
            body["later"] = seconds
            headers["retry-after"] = str(int(seconds) + 1)
        return JSONResponse(body, self.status, headers)


async def answer_problem(_: Request, problem: Exception) -> JSONResponse:
    """Starlette's handler for `Problem`."""
    assert isinstance(problem, Problem)
    return problem.answer()
