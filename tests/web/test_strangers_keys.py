"""A stranger's key in a field is a key of nothing: nothing is shown, and no row hangs on theirs."""

import pytest
from django.apps import apps
from django.db.models import ForeignKey
from django.urls import reverse

from askaround.accounts.models import Kept
from askaround.journal.models import Change
from tests import factories
from tests.web.test_strangers import SECRET

FIELDS = [
    # address, my row in it, field, whose key, what else the form says
    ("outreach:new", None, "person", "person", ["exploration"]),
    ("outreach:new", None, "exploration", "exploration", ["person"]),
    ("outreach:new", None, "referrer", "other", ["person", "exploration"]),
    ("outreach:new", None, "beside", "ask", ["person", "exploration"]),
    ("outreach:referrer", "ask", "person", "person", []),
    ("outreach:new-introduction", None, "person", "person", ["introducer", "exploration"]),
    ("outreach:new-introduction", None, "introducer", "other", ["person", "exploration"]),
    ("outreach:new-introduction", None, "exploration", "exploration", ["introducer", "person"]),
    ("outreach:introduced-person", "introduction", "person", "person", []),
    ("people:introducers", "person", "other", "person", []),
    ("people:selection", None, "person", "person", []),
    ("people:remove_acquaintance", "acquaintance", "seen_from", "person", []),
    ("people:list", None, "organization", "organization", []),
    ("people:list", None, "tag", "tag", []),
    ("people:list", None, "batch", "batch", []),
    ("people:list", None, "after", "person", []),
    ("people:organizations", None, "after", "organization", []),
    ("people:person", "person", "before", "event", []),
    ("imports:merge", "person", "other", "person", []),
    ("imports:told_apart", "person", "other", "person", []),
    ("research:check", None, "exploration", "exploration", []),
]


@pytest.fixture
def stranger(db):
    by = factories.author(factories.space("stranger"))
    return factories.one_of_everything(by, SECRET)


@pytest.fixture
def mine(ada):
    """Ada's rows; nobody asks her third person anything yet."""
    rows = factories.one_of_everything(ada, "Grace Hopper")
    return rows | {"person": factories.person(ada, "Ida"), "introducer": rows["other"]}


def all_of(space):
    """Every row of a space as it stands."""
    return {
        (model.__name__, row.pk): row.__dict__ | {"_state": None}
        for model in kinds()
        for row in model._default_manager.filter(space=space)
    }


def kinds():
    models = apps.get_app_config("askaround").get_models()
    return [model for model in models if issubclass(model, Kept)]


def crossings():
    """Columns by which a row of one space hangs on a row of another."""
    for model in kinds():
        for field in model.stored_fields():
            if isinstance(field, ForeignKey):
                named = model._default_manager.filter(**{f"{field.name}__isnull": False})
                for row in named.select_related(field.name):
                    if getattr(row, field.name).space_id != row.space_id:
                        yield f"{model.__name__}.{field.name}"


@pytest.mark.parametrize(("name", "row", "field", "whose", "beside"), FIELDS)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_strangers_key_opens_nothing(
    client, mine, stranger, name, row, field, whose, beside, method
):
    theirs = all_of(stranger["space"])
    url = reverse(name, args=[mine[row].pk] if row else [])
    said = {each: str(mine[each].pk) for each in beside} | {"act": "tag", "name": "mine"}

    answer = getattr(client, method)(url, said | {field: str(stranger[whose].pk)}, follow=True)

    assert answer.status_code in {200, 400, 404, 405}
    assert SECRET.split()[1] not in answer.content.decode()
    assert list(crossings()) == []
    assert all_of(stranger["space"]) == theirs


@pytest.mark.parametrize("name", ["outreach:new", "outreach:new-introduction"])
def test_the_same_forms_take_a_key_of_mine(client, mine, name):
    """Without this, a form that refuses everything would pass the test above."""
    said = {each: str(mine[each].pk) for each in ("person", "introducer", "exploration")}
    before = Change.objects.count()

    client.post(reverse(name), said)

    assert Change.objects.count() == before + 1
