"""What a request says already: a topic from a path, and what connects us from a note."""

import pytest

from askaround.preparation.rules.prefills import connection_from, topic_of_path


@pytest.mark.parametrize(
    ("name", "topic"),
    [
        ("Health data analyst", "health data analyst"),
        ("Museum conservation", "museum conservation"),
        ("Consulting", "consulting"),
        ("Research in AI", "research in AI"),
        ("Co-operative farming", "co-operative farming"),
        ("Économie sociale", "économie sociale"),
        ("UX writing", "UX writing"),
        ("iOS development", "iOS development"),
        ("French translation", "French translation"),
        ("German-speaking theatre", "German-speaking theatre"),
        ("Python in archives", "Python in archives"),
        ("Health Data Analyst", "Health Data Analyst"),
        ("Museum of Modern Art", "Museum of Modern Art"),
        ("McKinsey", "McKinsey"),
        ("3D printing", "3D printing"),
        ("A-level teaching", "A-level teaching"),
        ("nursing", "nursing"),
        ("  Urban \n planning ", "urban planning"),
        ("", ""),
    ],
)
def test_the_name_of_a_path_is_written_as_it_stands_inside_a_sentence(name, topic):
    assert topic_of_path(name, is_proper_name=False) == topic


def test_the_name_of_a_place_keeps_its_capital():
    assert topic_of_path("Spotify", is_proper_name=True) == "Spotify"


@pytest.mark.parametrize(
    ("note", "sentence"),
    [
        ("met at the career fair", "We met at the career fair."),
        ("Met at the career fair.", "We met at the career fair."),
        ("met them in Lisbon", "We met in Lisbon."),
        ("I met her at the open day", "We met at the open day."),
        ("we first met on LinkedIn", "We met on LinkedIn."),
        ("met through Sam", "We met through Sam."),
        ("met last year at Anna's wedding", "We met last year at Anna's wedding."),
        ("We met during the summer school", "We met during the summer school."),
        ("Met at PyCon", "We met at PyCon."),
        ("worked together at Acme", "We worked together at Acme."),
        ("met at the fair, seemed bored", ""),
        ("met at the fair (her husband runs it)", ""),
        ("met at the fair and argued", ""),
        ("met in Lund but hardly spoke", ""),
        ("met her husband at the fair", ""),
        ("met at his leaving party", ""),
        ("never met in person", ""),
        ("have not met", ""),
        ("met?", ""),
        ("met with Sam", ""),
        ("friend of my aunt", ""),
        ("friend of somebody I met at the fair", ""),
        ("my cousin met at work", ""),
        ("metal workshop in Lund", ""),
        ("met at the fair - loud", ""),
        ("met at a bar when I was new in town in the winter after school ended", ""),
        ("", ""),
    ],
)
def test_only_a_note_of_where_we_met_is_said_to_them(note, sentence):
    assert connection_from(note) == sentence
