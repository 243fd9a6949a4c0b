"""What holds for every file and every user: imports repeat safely, respect edits, and go whole."""

from contextlib import contextmanager
from datetime import date, timedelta

from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from askaround.people import actions
from askaround.people.imports import undoing
from askaround.people.models import Event, Person
from askaround.people.rules.incoming import IncomingPerson, IncomingRole
from askaround.search import actions as search
from tests import factories
from tests.people.imports.making import bring, counts, message
from tests.people.imports.rows import everything

NAMES = ["Dana Whitfield", "Li Wei", "Élodie Ångström", "dana whitfield", "Nguyễn Văn An", "李明"]
WORDS = st.sampled_from(["", "Leeds", "York", "lakeside", "Lakeside Ltd.", "Self-employed", "ß"])
EMAILS = st.sampled_from(["d@x.org", "D@X.org", "li@x.org", "not an address", "home@x.org"])
PHONES = st.sampled_from(["+44 20 7946 0000", "020 7946 0000", "+442079460000", "12"])
LINKS = st.sampled_from(["https://www.linkedin.com/in/dana", "https://x.org/d", "javascript:x"])
DAYS = st.dates(date(2015, 1, 1), date(2025, 12, 31))
ROLES = st.builds(IncomingRole, WORDS, WORDS, st.sampled_from(["", "2019"]), st.just(""))


def few(strategy):
    return st.lists(strategy, max_size=3).map(tuple)


PEOPLE = st.builds(
    IncomingPerson,
    key=st.sampled_from("abcdef"),
    line=st.integers(2, 9),
    full_name=st.sampled_from(NAMES),
    given_name=st.sampled_from(["", "Dana"]),
    roles=few(ROLES),
    emails=few(EMAILS),
    phones=few(PHONES),
    links=few(LINKS),
    location=WORDS,
    known_since=st.none() | DAYS,
    how_i_know=WORDS,
    note=WORDS,
    tags=few(WORDS.filter(bool)),
    circle=st.sampled_from(["", "classmate", "Chess club"]),
    met_on=few(DAYS),
)
FILES = st.lists(PEOPLE, max_size=6, unique_by=lambda person: person.key)
EVENTS = st.lists(
    st.builds(
        message, st.sampled_from(NAMES), key=st.sampled_from("pqrs"), link=LINKS | st.just("")
    ),
    max_size=4,
    unique_by=lambda event: event.key,
)
EDITS = st.lists(
    st.tuples(
        st.integers(0, 5),
        st.sampled_from(["location", "how_i_know", "full_name", "circle"]),
        st.sampled_from(["mine", "my own words"]),
    ),
    max_size=4,
)
many = settings(
    max_examples=25,
    deadline=None,
    phases=[Phase.explicit, Phase.generate, Phase.shrink],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@contextmanager
def rolled_back():
    """Let every example begin with the same database."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@many
@given(file=FILES, events=EVENTS)
def test_whatever_a_file_holds_its_second_import_changes_nothing(ada, file, events):
    with rolled_back():
        bring(ada, *file, events=events)
        before = everything()

        found = counts(ada, *file, events=events)
        bring(factories.author(ada.space, ada.now + timedelta(1)), *file, events=events)

        assert not found.keys() & {"new", "possible", "changed", "twin", "events"}
        assert everything() == before


@many
@given(file=FILES, newer=FILES, edits=EDITS)
def test_whatever_a_newer_file_says_the_users_words_survive(ada, file, newer, edits):
    with rolled_back():
        bring(ada, *file)
        people = list(Person.objects.order_by("id"))
        typed = {}
        for position, field, text in edits:
            if position < len(people):
                text = "friend" if field == "circle" else text
                actions.edit_person(by=ada, person=people[position], **{field: text})
                typed[people[position].pk, field] = text

        bring(factories.author(ada.space, ada.now + timedelta(1)), *newer)

        for (key, field), text in typed.items():
            assert getattr(Person.objects.get(pk=key), field) == text


@many
@given(here=FILES, file=FILES, events=EVENTS)
def test_whatever_was_imported_taking_it_back_restores_every_row(ada, here, file, events):
    with rolled_back():
        bring(ada, *here)
        before = everything()
        later = factories.author(ada.space, ada.now + timedelta(1))

        batch = bring(later, *file, events=events)
        undoing.undo_import(by=later, batch=batch)

        assert everything() == before


@many
@given(file=FILES, events=EVENTS)
def test_what_an_import_derives_is_what_is_derived_from_its_rows(ada, file, events):
    from askaround.people import derived as people
    from askaround.research import derived as research

    with rolled_back():
        bring(ada, *file, events=events)
        written = everything()

        search.clear(space=ada.space)
        people.rebuild(space=ada.space)
        research.rebuild(space=ada.space)

        assert everything() == written


@many
@given(file=FILES, events=EVENTS)
def test_every_record_and_event_is_accounted_for(ada, file, events):
    with rolled_back():
        found = counts(ada, *file, events=events)

        records = sum(found.get(fate, 0) for fate in ("new", "possible", "changed", "same", "twin"))
        happened = ("events", "known_events", "stranger_events", "unclear_events")
        assert records == len(file)
        assert sum(found.get(name, 0) for name in happened) == len(events)
        assert not Event.objects.exists()
