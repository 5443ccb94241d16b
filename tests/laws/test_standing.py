"""What a device is sent is enough: it reads from standing writes what the server reads from all.

Also with its own waiting work on top, whatever that is, and after receipts without pages. This is
what lets the server send so little, and what digests compare.
"""

from hypothesis import example, given

from tests.laws.play import Step, on_top, play, read_all, stories
from tests.sync.readings import records_of

# A proposal refused, validated again, the refusal undone: what the proposal covered must be there.
PULL, VALIDATE, DECIDE, UNDO, EDIT = (12, 0, 0, 0), (2, 0, 0, 0), (0, 1, 0, 0), (1, 1, 0, 0), (8, 1)
REFUSED = [
    (0, *EDIT, 0, 0), (0, *PULL), (1, *PULL), (2, *PULL), (2, *VALIDATE), (2, *PULL),
    (1, *EDIT, 3, 0), (1, *PULL), (2, *PULL), (2, *DECIDE), (2, *PULL),
    (2, *VALIDATE), (2, *PULL), (2, *UNDO),
]  # fmt: skip


@given(stories())
@example(REFUSED)
def test_L15_a_device_reads_from_what_it_was_sent_what_the_server_reads_from_all(
    story: list[Step],
) -> None:
    for phones, _ in play(story):
        for phone in phones:
            truth = on_top(records_of(phone.known), phone.waiting)
            assert read_all(phone.held) == read_all(truth)
