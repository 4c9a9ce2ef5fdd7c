"""A reviewer's agreement speaks of the row an answer counted as, and of no other."""

import pytest

from assessments.actions import Change, save_answers
from assessments.actions.findings import save_finding
from assessments.actions.instances import remove_instance
from assessments.models import Assessment, Finding
from assessments.sheet import read_sheets
from maturity.publishing import engine_edition
from tests.cards import MODEL, in_use, keep_card
from tests.cast import Cast
from tests.form_data import sent_back
from tests.queries import counted
from tests.reviewing import entered, one, text_of

ASKED = "scenario.PO27"


def claimed(begun: Assessment, cast: Cast, option: str) -> None:
    revision = begun.answers.get(question=ASKED).revision
    change = Change(ASKED, option=option, revision=revision)
    save_answers(assessment=begun, by=cast.manager, changes=[change])


def found(begun: Assessment, cast: Cast, verdict: str = "agree", **more: str) -> None:
    revision = begun.answers.get(question=ASKED).revision
    save_finding(
        assessment=begun,
        by=cast.reviewer,
        question=ASKED,
        verdict=verdict,
        answer_revision=revision,
        revision=0,
        **more,
    )


def proven(begun: Assessment) -> str | None:
    fresh = Assessment.objects.get(pk=begun.pk)
    sheets = read_sheets(fresh, engine_edition(fresh.edition_id), fresh.findings.all())
    answer = sheets.proven.answers.get(ASKED)
    return answer.option if answer else None


def test_a_card_written_after_the_review_proves_nothing(begun: Assessment, cast: Cast) -> None:
    claimed(begun, cast, "in_use_ai")
    found(begun, cast)
    assert proven(begun) == "in_use"
    keep_card(begun, cast.manager, "PO27", card=in_use(), model=MODEL)
    assert proven(begun) is None, "nobody has looked at the model card"
    found_anew = begun.findings.get()
    save_finding(
        assessment=begun,
        by=cast.reviewer,
        question=ASKED,
        verdict="agree",
        answer_revision=begun.answers.get(question=ASKED).revision,
        revision=found_anew.revision,
    )
    assert proven(begun) == "in_use_ai"


def test_a_card_removed_after_the_review_proves_nothing_either(
    begun: Assessment, cast: Cast
) -> None:
    claimed(begun, cast, "in_use")
    pilot = in_use(used_outside_team=False)
    card = keep_card(begun, cast.manager, "PO27", card=pilot)
    found(begun, cast)
    assert proven(begun) == "planned"
    remove_instance(assessment=begun, by=cast.manager, instance=card, revision=card.revision)
    assert proven(begun) is None


@pytest.mark.parametrize("option", ["in_use", "planned", "none"])
def test_a_card_that_changes_nothing_leaves_the_agreement(
    begun: Assessment, cast: Cast, option: str
) -> None:
    if option != "none":
        claimed(begun, cast, option)
    found(begun, cast)
    keep_card(begun, cast.manager, "PO27", card=in_use())
    keep_card(begun, cast.manager, "PO28", card=in_use(), model=MODEL)
    assert proven(begun) == option


def test_a_reviewers_own_row_stays_whatever_the_cards_say(begun: Assessment, cast: Cast) -> None:
    claimed(begun, cast, "in_use_ai")
    found(begun, cast, "another_row", option="planned", reason="Seen standing idle.")
    keep_card(begun, cast.manager, "PO27", card=in_use(), model=MODEL)
    assert proven(begun) == "planned"


def test_cards_beside_old_answers_outdate_what_was_agreed_without_any(
    begun: Assessment, cast: Cast
) -> None:
    claimed(begun, cast, "in_use_ai")
    Assessment.objects.filter(pk=begun.pk).update(cards=None)
    found(begun, cast)
    assert proven(begun) == "in_use_ai"
    keep_card(begun, cast.manager, "PO28", card=in_use())
    assert proven(begun) is None
    assert Finding.objects.get().answer_revision == 0


def test_a_card_that_bears_out_the_same_asks_nobodys_findings(
    begun: Assessment, cast: Cast
) -> None:
    card = keep_card(begun, cast.manager, "PO27")
    again, seen = in_use(place="Hall 2"), card.revision
    asked = counted(
        lambda: keep_card(begun, cast.manager, "PO27", card=again, instance=card, revision=seen)
    )
    assert asked and not [one for one in asked if "assessments_finding" in one]


def test_a_card_changed_under_the_reviewers_open_page_is_looked_at_first(
    begun: Assessment, cast: Cast
) -> None:
    claimed(begun, cast, "in_use_ai")
    reviewer, address = entered(cast.reviewer), one(begun, ASKED)
    sent = sent_back(reviewer.get(address).content.decode()) | {"found": "agree", "reason": "Seen."}
    keep_card(begun, cast.manager, "PO27", card=in_use(), model=MODEL)
    refused = reviewer.post(address, sent)
    assert refused.status_code == 409 and not Finding.objects.exists()
    assert "instance cards were changed" in text_of(refused) and "Seen." in text_of(refused)
    again = sent_back(refused.content.decode()) | {"found": "agree"}
    assert reviewer.post(address, again).status_code == 302
    assert proven(begun) == "in_use_ai"
