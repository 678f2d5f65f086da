import pytest
from bs4 import BeautifulSoup
from django import forms
from django.http import QueryDict
from django.template import engines

from portal.core.forms import AccessibleForm, Cards, CheckCards, CommuneField, DayInput, HourInput


class Journey(AccessibleForm):
    commune = CommuneField(
        label="Town", help_text="Where you live", error_messages={"required": "Enter your town"}
    )
    minutes = forms.ChoiceField(
        label="Time",
        choices=[("15", "15 min"), ("30", "30 min")],
        widget=Cards(columns=4, hints={"15": "A short way"}),
        error_messages={"required": "Choose a time"},
    )
    modes = forms.MultipleChoiceField(
        label="Means",
        choices=[("car", "By car"), ("bus", "By bus")],
        widget=CheckCards(icons={"car": "car"}),
        required=False,
    )
    day = forms.DateField(label="Day", widget=DayInput, required=False)
    start = forms.TimeField(label="Start", widget=HourInput, required=False)
    sector = forms.ChoiceField(label="Sector", choices=[("a", "A")], required=False)
    about = forms.CharField(label="About", max_length=5, widget=forms.Textarea, required=False)
    promise = forms.BooleanField(label="I accept", error_messages={"required": "Tick the box"})
    secret = forms.CharField(widget=forms.HiddenInput, required=False)
    why = {"commune": "Near pairs last"}


def draw(form):
    source = (
        "{% load tandem %}{% include 'components/error_summary.html' %}"
        "{% for question in form %}{% field question %}{% endfor %}"
    )
    return BeautifulSoup(engines["django"].from_string(source).render({"form": form}), "html.parser")


def refused(**answers):
    return Journey({f"way-{name}": answer for name, answer in answers.items()}, prefix="way")


def words(node):
    return " ".join(node.get_text(" ").split())


def test_the_summary_says_each_error_in_the_order_of_the_questions_and_leads_to_its_first_control():
    assert [tuple(line) for line in refused().error_summary] == [
        ("id_way-commune", "Enter your town"),
        ("id_way-minutes_0", "Choose a time"),
        ("id_way-promise", "Tick the box"),
    ]


def test_an_error_about_the_whole_form_comes_first_and_leads_nowhere():
    form = refused()
    form.add_error(None, "These answers do not fit together")
    assert tuple(form.error_summary[0]) == ("", "These answers do not fit together")


def test_the_summary_takes_focus_and_its_links_lead_to_controls_that_exist():
    page = draw(refused())
    summary = page.find(class_="erreurs")
    assert (summary["role"], summary["tabindex"]) == ("alert", "-1")
    assert [page.find(id=link["href"][1:]).name for link in summary.find_all("a")] == ["input"] * 3


def test_the_same_words_stand_in_the_summary_and_at_the_question():
    page = draw(refused())
    summary = [words(line) for line in page.find(class_="erreurs").find_all("li")]
    assert [words(message) for message in page.find_all(class_="msg-erreur")] == summary


def test_an_error_of_a_hidden_field_is_said_and_leads_nowhere():
    form = refused()
    form.add_error("secret", "This page is too old: open it again")
    assert tuple(form.error_summary[-1]) == ("", "This page is too old: open it again")


def test_without_errors_there_is_no_summary_and_no_prefix():
    form = Journey()
    assert (draw(form).find(class_="erreurs"), form.title_prefix) == (None, "")


def test_a_refused_form_changes_the_title_of_its_page():
    assert refused().title_prefix == "Erreur\u00a0: "


def test_every_control_has_a_label_and_every_description_exists():
    for form in (Journey(prefix="way"), refused(about="too long", commune="marseille")):
        page = draw(form)
        ids = [node["id"] for node in page.find_all(id=True)]
        assert len(ids) == len(set(ids))
        for control in page.find_all(["input", "select", "textarea"]):
            if control.get("type") != "hidden":
                assert control.find_parent("label") or page.find("label", attrs={"for": control["id"]})
        for node in page.find_all(attrs={"aria-describedby": True}):
            assert [found for found in node["aria-describedby"].split() if found not in ids] == []


def test_a_group_of_options_is_a_fieldset_described_by_its_error():
    group = draw(refused()).find_all("fieldset")[0]
    assert words(group.legend) == "Time"
    assert group["aria-describedby"] == "id_way-minutes_error"


def test_a_refused_control_says_so_to_assistive_tools():
    assert draw(refused()).find(id="id_way-commune")["aria-invalid"] == "true"


def test_hints_and_icons_of_options_are_drawn():
    page = draw(Journey())
    assert page.find("small").text == "A short way"
    assert [use["href"] for use in page.select("label.case use")] == ["/static/icons/sprite.svg#i-car"]


def test_a_delicate_question_says_why_it_is_asked():
    assert words(draw(Journey()).find(class_="pli__texte")) == "Near pairs last"


def test_two_answers_of_which_one_is_enough_are_not_called_optional():
    class Reach(Journey):
        either = ("modes",)

    assert words(draw(Reach()).find_all("legend")[1]) == "Means"


def test_what_may_be_left_out_says_so_and_the_browser_is_not_asked_to_check():
    page = draw(Journey())
    assert [words(label) for label in page.find_all("legend")] == ["Time", "Means (facultatif)"]
    assert page.find_all(attrs={"required": True}) == []


def test_a_long_text_is_counted_but_never_cut():
    area = draw(Journey()).find("textarea")
    assert (area.get("maxlength"), area["data-limit"], area["rows"]) == (None, "5", "4")
    form = refused(about="123456")
    message = "Raccourcissez ce texte\u00a0: 5 caractères au plus, 6 pour l’instant"
    assert form.errors["about"] == [message]


def test_days_and_hours_use_the_controls_of_the_browser():
    page = draw(Journey(initial={"day": "2026-11-28"}))
    assert (page.find(id="id_day")["type"], page.find(id="id_start")["type"]) == ("date", "time")


@pytest.mark.parametrize(
    ("text", "code"),
    [("Vitrolles (13127)", "13117"), ("vitrolles", "13117"), ("13127", "13117"), ("13002", "13202")],
)
def test_a_commune_is_known_by_label_name_or_postcode(text, code):
    assert CommuneField().clean(text) == code


def test_an_optional_commune_may_be_left_empty():
    assert CommuneField(required=False).clean("") == ""


def test_a_kept_commune_is_shown_by_its_label():
    assert draw(Journey(initial={"commune": "13117"})).find(id="id_commune")["value"] == "Vitrolles (13127)"


def test_a_code_that_is_not_known_any_more_is_shown_as_it_is():
    assert draw(Journey(initial={"commune": "99999"})).find(id="id_commune")["value"] == "99999"


def test_a_typed_postcode_stays_as_it_was_typed():
    assert draw(refused(commune="13100")).find(id="id_way-commune")["value"] == "13100"


def test_the_communes_of_the_territory_are_offered_while_typing():
    page = draw(Journey())
    offered = page.find("datalist", id=page.find(id="id_commune")["list"])
    assert "Vitrolles (13127)" in [option["value"] for option in offered.find_all("option")]


def test_a_text_that_fits_several_communes_offers_them_and_the_one_ticked_counts():
    page = draw(refused(commune="marseille"))
    offered = [choice["value"] for choice in page.select(".proches input")]
    assert (len(offered), offered[1], offered[-1]) == (17, "Marseille 2e (13002)", "")
    sent = QueryDict("way-commune=marseille&way-commune=Marseille+2e+(13002)")
    form = Journey(sent, prefix="way")
    form.is_valid()
    assert form.cleaned_data["commune"] == "13202"


def test_a_corrected_text_counts_when_no_commune_is_ticked():
    form = Journey(QueryDict("way-commune=vitrolles&way-commune="), prefix="way")
    form.is_valid()
    assert form.cleaned_data["commune"] == "13117"
