"""What is timed and counted: the pages of the demo's open assessment, scoring and the PDF."""

from collections.abc import Callable
from itertools import count

from django.test import Client, override_settings

from accounts.models import User
from assessments.access import get_assessment
from assessments.models import Assessment
from assessments.reports.build import build_report
from assessments.reports.pdf.document import render
from assessments.sheet import read_sheet
from assessments.views.addresses import page_url
from assessments.walk import read_walk
from maturity.engine.scoring import score
from scripts.bench_floor import stock_form
from tests.form_data import sent_back

Act = Callable[[], object]


def acts_of_the_site() -> tuple[dict[str, Act], dict[str, tuple[Act, int]]]:
    manager = User.objects.get(username="manager")
    client = Client()
    client.force_login(manager)
    begun = Assessment.objects.open().get()
    done = Assessment.objects.submitted().get(plant=begun.plant)
    walk = read_walk(get_assessment(manager, begun.pk)[0])
    page = next(page for page in walk.plan.pages if page.kind == "questions")
    address = page_url(begun, page).split("#")[0]
    result = f"/assessments/{done.pk}/result/"
    sheet = read_sheet(begun, walk.edition)
    report = build_report(get_assessment(manager, done.pk)[0], language="zh-hans")

    def get(url: str) -> Act:
        def act() -> None:
            status = client.get(url).status_code
            if status != 200:
                raise RuntimeError(f"{url}: {status}")

        return act

    def bare() -> None:
        with override_settings(ROOT_URLCONF="scripts.bench_floor"):
            client.get("/bare/")

    turn = count()

    def save() -> None:
        sent = sent_back(client.get(address).content.decode())
        noted = {name: f"bench {next(turn)}" for name in sent if name.endswith("-note")}
        answer = client.post(address, {**sent, **noted, "then": "next"})
        if answer.status_code != 302:
            raise RuntimeError(f"saving: {answer.status_code}")

    acts: dict[str, Act] = {
        "bare view": bare,
        "stock crispy form": lambda: stock_form(page),
        "question page": get(address),
        "result page": get(result),
        "page and save of 11 answers": save,
        "scorecard": lambda: score(walk.edition, sheet),
        "standard PDF": lambda: render(report),
    }
    counts: dict[str, tuple[Act, int]] = {
        "question page": (get(address), 8),
        "page, then saving all its answers": (save, 18),
        "result page": (get(result), 12),
    }
    return acts, counts
