"""Spellings of one organization meet; what is no organization has no key."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askaround.people.rules.organizations import has_legal_form, is_legal_form, organization_key
from tests.shared_data import shared


@pytest.mark.parametrize(
    "spellings",
    [
        ("Stripe", "Stripe Inc", "Stripe, Inc.", "STRIPE INC.", " stripe "),
        ("Acme GmbH & Co. KG", "ACME GmbH", "Acme"),
        ("McKinsey & Company", "McKinsey"),
        ("The New York Times", "New York Times Company"),
        ("Novo Nordisk A/S", "Novo Nordisk"),
        ("Société Générale S.A.", "Societe Generale"),
        ("株式会社アクメ", "アクメ株式会社", "アクメ"),
        ("ООО Ромашка", "Ромашка"),
        ("Grupo Bimbo, S.A.B. de C.V.", "Grupo Bimbo"),
        ("H&M Group", "H&M"),
    ],
    ids=lambda spellings: spellings[0],
)
def test_spellings_of_one_organization_share_a_key(spellings):
    assert len({organization_key(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize(
    "text", ["Self-employed", "Freelance", "self employed", "N/A", "-", "", "Stealth Startup", "…"]
)
def test_what_names_no_organization_has_no_key(text):
    assert organization_key(text) == ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Boston Consulting", "Boston Dynamics"),
        ("AT&T", "T"),
        ("C&A", "CA"),
        ("University of Leeds", "University of Lund"),
        ("Group", "Inc"),
    ],
)
def test_different_organizations_keep_different_keys(one, other):
    assert organization_key(one) != organization_key(other)


def test_a_legal_form_alone_is_told_from_a_name_that_carries_one():
    assert is_legal_form("Inc.")
    assert is_legal_form("GmbH & Co. KG")
    assert not is_legal_form("Stripe Inc")
    assert has_legal_form("Stripe Inc")
    assert not has_legal_form("Stripe")


@given(st.text(max_size=60))
def test_a_key_is_its_own_key(name):
    key = organization_key(name)

    assert organization_key(key) == key


@given(
    st.sampled_from(["Acme", "Blue River", "東京堂"]), st.sampled_from(["Inc.", "LLC", "AG", "Ltd"])
)
def test_a_legal_form_never_changes_the_key(name, form):
    assert organization_key(f"{name}, {form}") == organization_key(name)


@pytest.mark.corpus
def test_company_variants_of_a_public_fixture_meet():
    path = shared("linkedin") / "hirefrank_network-jobs" / "Connections.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    header = next(i for i, line in enumerate(lines) if line.startswith("First Name"))
    companies = [row["Company"] for row in csv.DictReader(io.StringIO("".join(lines[header:])))]

    stripes = {company for company in companies if company.startswith("Stripe")}

    assert len(stripes) > 1
    assert {organization_key(company) for company in stripes} == {"stripe"}
    assert organization_key("Self-employed") == ""
