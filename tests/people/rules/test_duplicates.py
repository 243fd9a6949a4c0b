"""Records that may be one person: what speaks for it, what speaks against, and nobody twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askaround.people.rules.duplicates import (
    FEWEST_POINTS,
    Known,
    Likeness,
    compare,
    find_duplicates,
    name_words,
)


def person(key, name, organization="", *, email="", phone="", link=""):
    return Known(
        key,
        name,
        organizations=(organization,) if organization else (),
        emails=(email,) if email else (),
        phones=(phone,) if phone else (),
        links=(link,) if link else (),
    )


def codes(first, second):
    return {reason.code for reason in compare(first, second).reasons}


PROPOSED = {
    "the same e-mail and name": (
        person(1, "Dana Whitfield", email="dana@example.org"),
        person(2, "Dana Whitfield", email="dana@example.org"),
    ),
    "the same profile, a middle name more": (
        person(1, "Dana Whitfield", link="linkedin.com/in/dana"),
        person(2, "Dana M. Whitfield", link="linkedin.com/in/dana"),
    ),
    "the same e-mail, quite another name": (
        person(1, "Dana Whitfield", email="home@example.org"),
        person(2, "Raj Patel", email="home@example.org"),
    ),
    "the same name, nothing else known": (
        person(1, "Dana Whitfield"),
        person(2, "Whitfield, Dana"),
    ),
    "the same name and organization": (
        person(1, "Dana Whitfield", "Acme"),
        person(2, "DANA WHITFIELD, MBA", "Acme, Inc."),
    ),
    "the same name, a new employer": (
        person(1, "Dana Whitfield", "Acme"),
        person(2, "Dana Whitfield", "Initech"),
    ),
    "an initial at the same organization": (
        person(1, "Dana Whitfield", "Acme"),
        person(2, "D. Whitfield", "Acme Inc"),
    ),
    "a slip of the pen at the same organization": (
        person(1, "Dana Whitfield", "Acme"),
        person(2, "Dana Whitfeild", "Acme"),
    ),
    "accents left out": (
        person(1, "José Núñez", "Acme"),
        person(2, "Jose Nunez", "Acme"),
    ),
    "a Chinese name of one word": (
        person(1, "王小明", "清华大学"),
        person(2, "王小明", "清华大学"),
    ),
    "the same phone and the first name": (
        person(1, "Dana", phone="+4917012345678"),
        person(2, "Dana", phone="+4917012345678"),
    ),
}
NOT_PROPOSED = {
    "one word alike": (person(1, "Dana"), person(2, "Dana")),
    "given names alike": (person(1, "Maria Garcia"), person(2, "Mario Garcia")),
    "a family at one firm": (person(1, "Anna Reed", "Reed Ltd"), person(2, "Tom Reed", "Reed Ltd")),
    "the same name with two profiles": (
        person(1, "John Smith", "Acme", link="linkedin.com/in/john1"),
        person(2, "John Smith", "Initech", link="linkedin.com/in/john2"),
    ),
    "alike at one firm, two e-mails there": (
        person(1, "Daniel Whitfield", "Acme", email="daniel@acme.com"),
        person(2, "Daniela Whitfield", "Acme", email="daniela@acme.com"),
    ),
    "the same phone, two profiles": (
        person(1, "Dana Reed", phone="+4930123456", link="linkedin.com/in/dana"),
        person(2, "Tom Reed", phone="+4930123456", link="linkedin.com/in/tom"),
    ),
}


@pytest.mark.parametrize(("first", "second"), PROPOSED.values(), ids=PROPOSED)
def test_a_pair_worth_a_look_is_proposed(first, second):
    [pair] = find_duplicates([first, person(9, "Somebody Else"), second])

    assert {pair.first, pair.second} == {1, 2}
    assert pair.reasons


@pytest.mark.parametrize(("first", "second"), NOT_PROPOSED.values(), ids=NOT_PROPOSED)
def test_other_people_are_left_alone(first, second):
    assert find_duplicates([first, second]) == []


def test_only_a_shared_address_with_an_agreeing_name_is_certain():
    certain = {name for name, pair in PROPOSED.items() if compare(*pair).certain}

    assert certain == {
        "the same e-mail and name",
        "the same profile, a middle name more",
        "the same phone and the first name",
    }


def test_a_reason_says_what_is_shared():
    pair = compare(
        person(1, "Dana Whitfield", "Acme", email="dana@example.org"),
        person(2, "Dana Whitfield", "ACME Inc.", email="dana@example.org"),
    )

    assert [(reason.code, reason.value) for reason in pair.reasons] == [
        (Likeness.SAME_EMAIL, "dana@example.org"),
        (Likeness.SAME_NAME, "Dana Whitfield"),
        (Likeness.SAME_ORGANIZATION, "acme"),
    ]


def test_freelancers_do_not_share_an_employer():
    assert Likeness.SAME_ORGANIZATION not in codes(
        person(1, "Dana Whitfield", "Self-employed"), person(2, "Dana Whitfield", "Self-employed")
    )


def test_a_mailbox_of_many_proposes_nobody():
    crowd = [person(i, f"Person{i} Family{i}", email="info@example.org") for i in range(20)]

    assert find_duplicates(crowd) == []


def test_people_told_apart_are_not_proposed_again():
    first, second = PROPOSED["the same e-mail and name"]

    assert find_duplicates([first, second], told_apart={frozenset((2, 1))}) == []


@pytest.mark.parametrize(
    ("full_name", "expected"),
    [
        ("Dr. Whitfield, Dana (she/her), MBA", ("dana", "whitfield")),
        ("Conor O’Neil", ("conor", "oneil")),
        ("Dana WHITFIELD | PMP", ("dana", "whitfield")),
        ("", ()),
    ],
)
def test_names_are_compared_by_their_words(full_name, expected):
    assert name_words(full_name) == expected


NAME_WORDS = "Dana Dan D. Whitfield Whitfeild Reed Maria Mario 王小明 de la José Jose"
NAME = st.lists(st.sampled_from(NAME_WORDS.split()), min_size=1, max_size=3).map(" ".join)
SOMETIMES = st.sampled_from(["", "", "a", "b"])
PEOPLE = st.lists(
    st.builds(
        lambda name, firm, box, site, phone: (name, firm, box, site, phone),
        NAME,
        st.sampled_from(["", "Acme", "Acme Inc.", "Initech"]),
        SOMETIMES,
        SOMETIMES,
        SOMETIMES,
    ),
    max_size=8,
).map(
    lambda rows: [
        person(
            number,
            name,
            firm,
            email=box and f"{box}@example.org",
            link=site and f"linkedin.com/in/{site}",
            phone=phone and f"+{phone}",
        )
        for number, (name, firm, box, site, phone) in enumerate(rows)
    ]
)


@given(PEOPLE, st.randoms())
def test_the_order_of_the_people_does_not_matter(people, random):
    shuffled = random.sample(people, len(people))

    def as_set(pairs):
        return {(frozenset((pair.first, pair.second)), pair.score, pair.certain) for pair in pairs}

    assert as_set(find_duplicates(people)) == as_set(find_duplicates(shuffled))


@given(PEOPLE)
def test_each_pair_comes_once_and_has_enough_reason(people):
    pairs = find_duplicates(people)

    assert len({frozenset((pair.first, pair.second)) for pair in pairs}) == len(pairs)
    assert all(FEWEST_POINTS <= pair.score <= 100 for pair in pairs)
    assert [pair.score for pair in pairs] == sorted((pair.score for pair in pairs), reverse=True)


@given(PEOPLE)
def test_two_profiles_and_two_names_are_two_people(people):
    known = {each.key: each for each in people}
    for pair in find_duplicates(people):
        first, second = known[pair.first], known[pair.second]
        apart = first.links and second.links and first.links != second.links
        assert not apart or name_words(first.full_name) == name_words(second.full_name)


@given(PEOPLE, st.data())
def test_what_was_told_apart_is_gone_and_nothing_else(people, data):
    pairs = find_duplicates(people)
    apart = {frozenset((pair.first, pair.second)) for pair in pairs if data.draw(st.booleans())}

    left = find_duplicates(people, told_apart=apart)

    assert left == [pair for pair in pairs if frozenset((pair.first, pair.second)) not in apart]
