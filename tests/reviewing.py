"""What the tests of findings share: who looks at which answer, and what the page then says."""

import re

from django.test import Client
from django.urls import reverse

from accounts.models import User
from assessments.actions import Change, save_answers
from assessments.actions.findings import save_finding
from assessments.models import Assessment, Finding
from tests.cast import Cast

QUESTION = "device.state"  # answered "shown" in the fixture `begun`, by the manager
DOUBT = {"verdict": "another_row", "option": "messaged", "reason": "All machines send messages."}


def entered(user: User, language: str = "en") -> Client:
    user.language = language
    user.save()
    client = Client()
    client.force_login(user)
    return client


def desk(assessment: Assessment, show: str = "") -> str:
    query = f"?show={show}" if show else ""
    return reverse("assessments:findings", args=[assessment.pk]) + query


def one(assessment: Assessment, question: str = QUESTION) -> str:
    return reverse("assessments:finding", args=[assessment.pk, question])


def body(**given: str) -> dict[str, str]:
    return {"found": "agree", "reason": "", "answer_revision": "1", "revision": "0", **given}


def found(assessment: Assessment, cast: Cast, question: str = QUESTION, **given) -> Finding:
    asked = {"verdict": "agree", "answer_revision": 1, "revision": 0, "by": cast.reviewer}
    return save_finding(assessment=assessment, question=question, **{**asked, **given})


def changed(assessment: Assessment, cast: Cast, **content) -> None:
    content = {"option": "messaged", "count": 42, **content}
    change = Change(QUESTION, **content, revision=1)
    save_answers(assessment=assessment, by=cast.manager, changes=[change])


def text_of(response) -> str:
    page = response.content.decode()
    page = page[page.index("<main") : page.index("</main>")]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))
