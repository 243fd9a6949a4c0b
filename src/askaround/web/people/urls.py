from django.urls import path

from askaround.web.people.views import adding, listing, organizations, parts, person

app_name = "people"
urlpatterns = [
    path("people/", listing.people, name="list"),
    path("people/several/", listing.selection, name="selection"),
    path("people/views/", listing.save_view, name="save_view"),
    path("people/views/<uuid:pk>/", listing.rename_view, name="rename_view"),
    path("people/views/<uuid:pk>/remove/", listing.remove_view, name="remove_view"),
    path("people/add/", adding.add, name="add"),
    path("people/add/understood/", adding.understood, name="understood"),
    path("people/circles/", adding.jogger, name="jogger"),
    path("people/circles/done/", adding.jogged, name="jogged"),
    path("people/<uuid:pk>/", person.person, name="person"),
    path("people/<uuid:pk>/edit/", person.edit, name="edit"),
    path("people/<uuid:pk>/never-again/", person.never_again, name="never_again"),
    path("people/<uuid:pk>/same-zone/", person.lives_where_i_do, name="same_zone"),
    path("people/<uuid:pk>/remove/", person.remove, name="remove"),
    path("people/<uuid:pk>/erase/", person.erase, name="erase"),
    path("people/<uuid:pk>/export/", person.export, name="export"),
    path("people/<uuid:pk>/roles/", parts.add_role, name="add_role"),
    path("people/<uuid:pk>/reach/", parts.add_contact_point, name="add_contact_point"),
    path("people/<uuid:pk>/tags/", parts.add_tag, name="add_tag"),
    path("people/<uuid:pk>/introducers/", parts.introducers, name="introducers"),
    path("people/<uuid:pk>/timeline/", parts.add_event, name="add_event"),
    path("people/roles/<uuid:pk>/", parts.role, name="role"),
    path("people/roles/<uuid:pk>/remove/", parts.remove_role, name="remove_role"),
    path("people/reach/<uuid:pk>/remove/", parts.remove_contact_point, name="remove_contact_point"),
    path("people/tags/<uuid:pk>/remove/", parts.remove_tag, name="remove_tag"),
    path(
        "people/introducers/<uuid:pk>/remove/",
        parts.remove_acquaintance,
        name="remove_acquaintance",
    ),
    path("people/timeline/<uuid:pk>/", parts.event, name="event"),
    path("people/timeline/<uuid:pk>/remove/", parts.remove_event, name="remove_event"),
    path("organizations/", organizations.organizations, name="organizations"),
    path("organizations/add/", organizations.add_organization, name="organization_add"),
    path("organizations/<uuid:pk>/", organizations.organization, name="organization"),
    path(
        "organizations/<uuid:pk>/edit/", organizations.edit_organization, name="organization_edit"
    ),
    path(
        "organizations/<uuid:pk>/remove/",
        organizations.remove_organization,
        name="organization_remove",
    ),
]
