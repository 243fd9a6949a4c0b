"""Promises about the code itself that no import checker can see."""

from configparser import ConfigParser
from pathlib import Path

from django.apps import apps
from django.core.management import call_command

ROOT = Path(__file__).parents[2]
CONTRACTS = ConfigParser()
CONTRACTS.read(ROOT / ".importlinter")
LAYERS = CONTRACTS["importlinter:contract:arrow-of-the-process"]["layers"].replace("|", " ").split()
STEPS = list(reversed(LAYERS))  # earliest first


def step_of(model):
    return model.__module__.split(".")[1]


def models():
    return apps.get_app_config("askaround").get_models()


def test_every_foreign_key_points_to_the_same_step_or_an_earlier_one():
    backwards = [
        f"{model.__name__}.{field.name} → {field.related_model.__name__}"
        for model in models()
        for field in model._meta.get_fields()
        if field.concrete and field.is_relation
        if field.related_model.__module__.startswith("askaround.")
        if STEPS.index(step_of(field.related_model)) > STEPS.index(step_of(model))
    ]

    assert backwards == []


def test_every_row_of_a_person_belongs_to_a_space():
    elsewhere = {"User", "Space", "EntryToken"}

    without = [
        model.__name__
        for model in models()
        if model.__name__ not in elsewhere and "space" not in {f.name for f in model._meta.fields}
    ]

    assert without == []


def test_every_model_change_has_its_migration(db):
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


def test_no_template_carries_script_or_style_inline():
    guilty = [
        str(path.relative_to(ROOT))
        for path in (ROOT / "src").rglob("*.html")
        for text in [path.read_text(encoding="utf-8")]
        if "<style" in text or " style=" in text or " onclick=" in text or "javascript:" in text
    ]

    assert guilty == []
