"""How the pages of preparing are opened and pressed."""

from django.urls import reverse

from askaround.conversations import actions


def shown(client, name, row):
    response = client.get(reverse(f"prepare:{name}", args=[row.pk]))
    assert response.status_code == 200
    return response.content.decode()


def press(client, name, row, **fields):
    return client.post(reverse(f"prepare:{name}", args=[row.pk]), fields)


def my_question(ada, talk, text="What is the light like?"):
    return actions.add_own_question(by=ada, conversation=talk, text=text)
