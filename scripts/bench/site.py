"""The demo as its manager sees it. To be imported once Django is set up."""

from itertools import count

from django.test import Client, override_settings

from accounts.models import User
from assessments.access import get_assessment
from assessments.models import Assessment
from assessments.sheet import read_sheet
from assessments.views.addresses import page_url
from assessments.walk import read_walk
from tests.form_data import sent_back


class Site:
    """An open and a submitted assessment of one plant."""

    def __init__(self) -> None:
        manager = User.objects.get(username="manager")
        self.client = Client()
        self.client.force_login(manager)
        begun = Assessment.objects.open().get()
        done = Assessment.objects.submitted().get(plant=begun.plant)
        self.walk = read_walk(get_assessment(manager, begun.pk)[0])
        self.page = next(page for page in self.walk.plan.pages if page.kind == "questions")
        self.address = page_url(begun, self.page).split("#")[0]
        self.result = f"/assessments/{done.pk}/result/"
        self.sheet = read_sheet(begun, self.walk.edition)
        self.turn = count()

    def show_page(self) -> None:
        self._get(self.address)

    def show_result(self) -> None:
        self._get(self.result)

    def show_bare(self) -> None:
        with override_settings(ROOT_URLCONF="scripts.bench.floor"):
            self._get("/bare/")

    def save_page(self) -> None:
        """Every note of the page changes, so every answer is written."""
        sent = sent_back(self._get(self.address))
        noted = {name: f"bench {next(self.turn)}" for name in sent if name.endswith("-note")}
        answer = self.client.post(self.address, {**sent, **noted, "then": "next"})
        if answer.status_code != 302:
            raise RuntimeError(f"saving: {answer.status_code}")

    def _get(self, address: str) -> str:
        answer = self.client.get(address)
        if answer.status_code != 200:
            raise RuntimeError(f"{address}: {answer.status_code}")
        return answer.content.decode()
