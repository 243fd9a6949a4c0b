"""What a person says about a time: when, how long, and how we talk."""

from datetime import datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from askaround.outreach.models import Ask
from askaround.people.models import Person
from askaround.research.models import Exploration
from askaround.scheduling import actions, queries
from askaround.scheduling.actions.times import LONGEST_MINUTES, SHORTEST_MINUTES
from askaround.scheduling.models import Conversation, Window
from askaround.scheduling.rules.offers import city
from askaround.scheduling.rules.typed_times import parse_clock
from askaround.scheduling.rules.wall_time import (
    ClockTime,
    WallTime,
    clock_time,
    moment,
    offset_words,
    readings,
)
from askaround.web.forms import DayField, VersionedForm, offer

FIRST, SECOND = "first", "second"


class ClockField(forms.CharField):
    """A time of day in any way in which people write it."""

    widget = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
    default_error_messages = {"unclear": _("Write a time such as 15:30 or 3:30 pm.")}

    def to_python(self, value: Any) -> Any:
        if isinstance(value, time):
            return value
        text = super().to_python(value)
        if not text:
            return None
        found = parse_clock(text)
        if found is None:
            raise ValidationError(self.error_messages["unclear"], code="unclear")
        return found


class MinutesField(forms.IntegerField):
    def __init__(self, **kwargs: Any) -> None:
        limits = {"min_value": SHORTEST_MINUTES, "max_value": LONGEST_MINUTES}
        super().__init__(**{"label": _("Minutes"), **limits, **kwargs})


class TimeMixin(forms.Form):
    """A day, a clock time and whose clock it is; asks which of two equal times is meant.

    ``nearest`` are the times of that day to press where the clock never shows the one typed.
    """

    conversation: Conversation
    nearest: tuple[time, ...] = ()

    def set_zones(self, conversation: Conversation, *, kept: str = "") -> None:
        """Offer my zone, theirs and the kept one; where they are one, nothing is to be chosen."""
        self.conversation = conversation
        mine, theirs = conversation.space.time_zone, queries.their_zone(conversation)
        kept = kept or (conversation.time_zone if conversation.agreed_at else mine)
        zones = {mine: gettext("mine, %s") % city(mine)}
        if theirs != mine:
            zones[theirs] = gettext("theirs, %s") % city(theirs)
        zones.setdefault(kept, city(kept))
        offer(self, time_zone=list(zones.items()))
        if self.initial.get("time_zone") not in zones:
            self.initial["time_zone"] = kept
        if len(zones) == 1:
            self.fields["time_zone"].widget = forms.HiddenInput()
        self.fields["repeats"].widget = forms.HiddenInput()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not {"day", "clock", "time_zone"} <= {key for key in cleaned if cleaned.get(key)}:
            return cleaned
        when = self.when()
        try:
            actions.refuse_impossible(when)
        except actions.ImpossibleTime as problem:
            self.add_error("clock", str(problem))
            self.nearest = tuple(near.clock for near in problem.nearest if near.day == when.day)
        if clock_time(when) is ClockTime.TWICE and not cleaned.get("repeats"):
            self._ask_which(when)
        return cleaned

    def when(self) -> WallTime:
        said = self.cleaned_data
        second = said.get("repeats") == SECOND
        asked = WallTime(said["day"], said["clock"], said["time_zone"], second)
        twice = clock_time(asked) is ClockTime.TWICE
        return asked if twice else WallTime(*asked[:3])

    def at(self) -> datetime | None:
        return moment(self.when())

    def _ask_which(self, when: WallTime) -> None:
        """Show both readings, each with its distance to UTC, to choose from."""
        first, second = (offset_words(each.offset) for each in readings(when))
        self.fields["repeats"].widget = forms.RadioSelect()
        offer(
            self,
            repeats=[
                (FIRST, gettext("the first (%s)") % first),
                (SECOND, gettext("the second (%s)") % second),
            ],
        )
        self.add_error(
            "repeats",
            gettext(
                "That night the clocks are set back, and %(clock)s comes twice on %(day)s in"
                " %(place)s. Which one do you mean?"
            )
            % {
                "clock": time_format(when.clock),
                "day": date_format(when.day, "F j"),
                "place": city(when.zone),
            },
        )


def day_field(*, required: bool = True) -> forms.DateField:
    """Take any day: what the clock shows on it decides whether it can be meant."""
    return forms.DateField(label=_("Day"), widget=DayField.widget, required=required)


def repeats_field() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("Which one?"), choices=[(FIRST, ""), (SECOND, "")], required=False
    )


class AgreeForm(TimeMixin, VersionedForm):
    """The whole agreement: when, how long, how, and where."""

    day = day_field()
    clock = ClockField(label=_("Time"))
    time_zone = forms.ChoiceField(label=_("Whose clock?"), widget=forms.RadioSelect)
    repeats = repeats_field()
    minutes = MinutesField()
    mode = forms.ChoiceField(
        label=_("How will you talk?"),
        choices=[*Conversation.Mode.choices, ("", _("not said yet"))],
        widget=forms.RadioSelect,
        required=False,
    )
    link = forms.URLField(
        label=_("Link to the video call"), assume_scheme="https", max_length=500, required=False
    )
    travel_minutes = forms.IntegerField(
        label=_("Minutes to get there"), min_value=0, max_value=24 * 60, required=False
    )
    note_yes = forms.BooleanField(label=_("They said yes: note that on my request"), required=False)

    class Meta:
        model = Conversation
        fields = [
            "day",
            "clock",
            "time_zone",
            "minutes",
            "mode",
            "link",
            "phone",
            "place",
            "travel_minutes",
            "resume_wanted",
        ]
        labels = {"phone": _("Number, and who calls"), "place": _("Where you meet")}
        help_texts = {
            "place": _("Empty: the choice is theirs. Suggest a place only if they ask you to."),
            "resume_wanted": _("Only then do you bring a printed one."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.set_zones(self.instance)
        if not (self.instance.ask and actions.may_note_yes(self.instance.ask)):
            del self.fields["note_yes"]

    def _post_clean(self) -> None:
        """Leave the row alone: the action writes it."""

    def said(self) -> dict[str, Any]:
        """Return what the action takes."""
        said = self.cleaned_data
        kept = ("minutes", "mode", "link", "phone", "place", "resume_wanted")
        return {
            **{name: said[name] for name in kept},
            "when": self.when(),
            "travel_minutes": said["travel_minutes"] or 0,
            "says_yes": bool(said.get("note_yes")),
        }


class WindowForm(TimeMixin, forms.Form):
    """One span: a day, a time and its length."""

    day = day_field()
    clock = ClockField(label=_("Time"))
    minutes = MinutesField()
    time_zone = forms.ChoiceField(label=_("Whose clock?"), widget=forms.RadioSelect)
    repeats = repeats_field()

    def __init__(
        self, *args: Any, conversation: Conversation, kept_zone: str = "", **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.set_zones(conversation, kept=kept_zone)
        self.fields["minutes"].initial = conversation.minutes


class EditWindowForm(WindowForm):
    """A span that was chosen already."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, window: Window, **kwargs: Any) -> None:
        initial = {
            "day": window.day,
            "clock": window.clock,
            "minutes": window.minutes,
            "repeats": SECOND if window.clock_repeats else "",
            "version": window.version,
        }
        talk, zone = window.conversation, window.time_zone
        super().__init__(*args, conversation=talk, kept_zone=zone, initial=initial, **kwargs)


class CallOffForm(forms.Form):
    """Who called it off, and why."""

    side = forms.ChoiceField(
        label=_("Who called it off?"),
        choices=[
            (Conversation.Side.THEM, _("They did")),
            (Conversation.Side.ME, _("I did")),
        ],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(label=_("Why"), max_length=300, required=False)


class NewConversationForm(forms.Form):
    """With whom, and for which exploration; offered rows only."""

    person = forms.ModelChoiceField(Person.objects.none(), widget=forms.HiddenInput)
    ask = forms.ModelChoiceField(Ask.objects.none(), required=False, widget=forms.HiddenInput)
    exploration = forms.ModelChoiceField(
        Exploration.objects.none(),
        label=_("For which exploration?"),
        empty_label=None,
        widget=forms.RadioSelect,
    )

    def __init__(
        self, *args: Any, people: Any, asks: Any, explorations: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, person=people, ask=asks, exploration=explorations)
