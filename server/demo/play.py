"""Builds the demo: the team gets devices, then everybody does their year's work on them.

Before: __init__.py. After: year.py and today.py tell what is done; all of it goes through push.py.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from random import Random

from server import devices, organisations
from server.demo import cast, today, year
from server.demo.actions import ACTIONS, TEAM
from server.demo.phone import Phone, Sent, World
from server.keys import device_secret
from server.push import Batch, open_items
from server.writer import Writer

ORGANISATION = "Jalon, démonstration"
SEED = 1994  # the year in which the oldest of the five actions began


def build(writer: Writer, key: bytes) -> int:
    """Make the organisation and play everything; its number."""
    organisation = organisations.begin(writer, "En préparation")

    def hand_over(device: str, sent: Sent) -> Iterable[str]:
        items, refused = open_items(key, organisation, device, sent)
        assert not refused
        answer = writer.perform_now(organisation, Batch(items, device, len(sent)))
        return [receipt[1] for receipt in answer.receipts[device]]

    world = World(hand_over)
    now = datetime.fromtimestamp(writer.now() / 1000, UTC).astimezone(year.PARIS)
    phones = _phones(writer, key, organisation, world)
    story = year.Story(Random(SEED), now, phones)
    story.programmes = {one.key: cast.random_id(story.rng, 8) for one in ACTIONS}
    for scene in (
        year.set_up,
        year.grants,
        year.register,
        year.play,
        today.today,
        today.two_minutes_of_one_session,
        today.late_work,
        today.refusals,
        today.registered_twice,
        today.changed_by_two,
    ):
        scene(story)
    # The name comes last: a demo that was interrupted is not taken for one that is there.
    phones["sophie"].write(writer.now(), "organisation", "organisation", name=ORGANISATION)
    phones["sophie"].send()
    return organisation


def _phones(writer: Writer, key: bytes, organisation: int, world: World) -> dict[str, Phone]:
    """A device for each of the team, made as an invitation would."""
    found: dict[str, Phone] = {}
    for who, (name, role) in TEAM.items():
        user = organisations.add_user(writer, organisation, name, role)
        code, _ = organisations.invite(writer, key, organisation, user)
        caller = writer.perform_now(
            organisation, devices.Enrol(key, code, "", f"Téléphone de {name.split()[0]}")
        )
        secret = device_secret(key, organisation, caller.device)
        found[who] = Phone(world, caller.device, secret, user)
    return found
