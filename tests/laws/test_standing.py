"""What a device is sent is enough: it reads from standing writes what the server reads from all."""

from hypothesis import given
from hypothesis import strategies as st

from tests.laws.play import Phone, load, on_top, play, readings, sent

steps = st.lists(st.tuples(*[st.integers(0, most) for most in (2, 13, 7, 11, 2)]), max_size=25)


def visible(phone: Phone) -> dict[object, object]:
    return {
        key: of
        for key, of in readings(phone.held).items()
        if of.leaves or of.proposals or of.standing
    }


@given(steps)
def test_L7_a_device_reads_from_what_it_was_sent_what_the_server_reads_from_all(story):
    for phones, _ in play(story):
        for phone in phones:
            truth = readings(on_top(load(phone.known), phone.waiting))
            truth = {
                key: of for key, of in truth.items() if of.leaves or of.proposals or of.standing
            }
            assert visible(phone) == truth
