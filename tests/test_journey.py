"""The main job in a real browser: log in, answer everything in Chinese, submit, read, download."""

from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from accounts.models import User
from assessments.models import Assessment
from maturity.publishing import engine_edition
from tests.cards import MODEL, days_ago, keep_card
from tests.cast import NATIONAL
from tests.journey import CSP_TROUBLE, PASSWORD, Standing, answer_page, log_in, speak
from tests.published import publish_file

pytestmark = pytest.mark.django_db(transaction=True)

ALL = (
    "factory_construction",
    "rd_design",
    "production_operation",
    "production_management",
    "operations_management",
)
EXCELLENT = Standing(
    reach=dict.fromkeys(ALL, "excellence"),
    scenarios={
        **dict.fromkeys(["FC02", "FC03", "RD04", "PD06", "PM08", "PM10", "PM12"], "in_use"),
        **dict.fromkeys(["PM16", "PO25", "PO27", "SC37", "SC38"], "in_use"),
        **dict.fromkeys(["PO24", "PO28", "PM09"], "in_use_ai"),
    },
    answers={
        "standing.cmmm_level": "level_3",
        "standing.cmmm_report": "self",
        "standing.position": "nation",
        "standing.prior_tier": "advanced",
        "eligibility.size": "above",
        "eligibility.clean_years": "none",
        "eligibility.inventory": "complete",
        "eligibility.organisation": "group",
        "eligibility.talent": "listed",
        "eligibility.legal_person": "legal",
        "eligibility.on_site": "willing",
        "eligibility.build_state": "completed_with_ai",
    },
)
# Two aspects at nothing: then excellence is out of reach, however good the rest.
LOPSIDED = Standing(
    reach={aspect: "excellence" for aspect in ALL if aspect.startswith(("prod", "oper"))},
    scenarios={
        key: state
        for key, state in EXCELLENT.scenarios.items()
        if not key.startswith(("FC", "RD", "PD"))
    },
    answers=EXCELLENT.answers,
)


@pytest.fixture
def manager(cast) -> User:
    publish_file(NATIONAL, by=cast.platform_admin)
    cast.manager.language = "zh-hans"
    cast.manager.set_password(PASSWORD)
    cast.manager.save()
    return cast.manager


def new_plant(page: Page, name: str) -> None:
    page.locator("a[href='/plants/new/']").first.click()
    page.fill("input[name=name]", name)
    page.select_option("select[name=production]", "discrete")
    page.select_option("select[name=province]", "jiangsu")
    page.locator("form.facts button[type=submit]").click()


def answer_everything(page: Page, standing: Standing) -> Assessment:
    page.locator("main form[action$='/start/'] button").click()
    for total in page.locator("input[name^=total-]").all():
        total.fill("2")
    page.locator("form.facts button[type=submit]").click()
    expect(page.locator("main a.btn-primary")).to_be_visible()
    assessment = Assessment.objects.open().get()
    edition = engine_edition(assessment.edition_id)
    page.locator("main a.btn-primary").click()
    expect(page.locator("fieldset.question").first).to_be_visible()
    answered = 0
    while page.locator("fieldset.question input[name$=-option]").count():
        answered += answer_page(page, edition, standing)
    asked = [q for q in edition.all_questions if q.is_asked_of("discrete")]
    assert answered == len(asked)
    return assessment


def state_the_cards(page: Page, assessment: Assessment, manager: User) -> None:
    """One by hand, from the register to the model card; the others as an action does it."""
    for scenario in ("PO24", "PM09"):
        keep_card(assessment, manager, scenario, model=MODEL)
    here = f"{page.url.split('/assessments')[0]}/assessments/{assessment.pk}"
    page.goto(f"{here}/instances/")
    page.locator("a[href$='/instances/PO28/new/']").first.click()
    page.fill("#card-name", "主轴故障诊断 R&D <b>x</b>")
    page.fill("#card-live_since", "2024年3月")
    page.fill("#card-last_used", days_ago(1).isoformat())
    page.select_option("#card-used_outside_team", "yes")
    page.fill("#card-made_by", "自有团队")
    page.locator(".card-form button.btn-primary").click()
    expect(page.locator(".card-state")).to_be_visible()
    assert Assessment.objects.get(pk=assessment.pk).cards["PO28"] == "in_use"
    page.select_option("#card-kind", "diagnosis")
    for name in ("decides", "from_data", "quality", "measured_how", "runs_on"):
        page.fill(f"#card-{name}", "有据可查")
    page.fill("#card-data_since", "2024-01")
    page.fill("#card-overruled", "0")
    page.locator(".card-form button.btn-primary").click()
    expect(page.locator(".card-state ul")).to_have_count(0)
    assert Assessment.objects.get(pk=assessment.pk).cards["PO28"] == "in_use_ai"


def submit(page: Page, assessment: Assessment) -> None:
    here = f"{page.url.split('/assessments')[0]}/assessments/{assessment.pk}"
    page.goto(f"{here}/review/")
    page.locator("form[action$='/submit/'] button[type=submit]").click()
    expect(page).to_have_url(f"{here}/result/")


def fonts_not_embedded(reader: PdfReader) -> list[str]:
    missing = []
    for page in reader.pages:
        for font in page["/Resources"].get("/Font", {}).values():
            font = font.get_object()
            described = font.get("/FontDescriptor")
            if described is None or "/FontFile2" not in described.get_object():
                missing.append(str(font["/BaseFont"]))
    return missing


def test_an_excellent_plant_answers_in_chinese_and_downloads_its_report(
    live_server, page: Page, manager: User, tmp_path: Path
):
    trouble: list[str] = []
    page.on("console", lambda message: trouble.append(message.text))
    log_in(page, live_server.url, "manager")
    speak(page, "zh-hans")
    new_plant(page, "扬州厂 R&D <b>x</b> 堃𠮷")
    assessment = answer_everything(page, EXCELLENT)
    state_the_cards(page, assessment, manager)
    submit(page, assessment)
    assessment.refresh_from_db()
    assert assessment.result.tier == "excellence"
    expect(page.locator("main")).to_contain_text("卓越级")
    expect(page.locator("h1")).to_contain_text("扬州厂 R&D <b>x</b>")
    with page.expect_download() as downloading:
        page.locator("a[href*='report.pdf']").first.click()
    made = tmp_path / "report.pdf"
    downloading.value.save_as(made)
    reader = PdfReader(BytesIO(made.read_bytes()))
    text = "".join(sheet.extract_text() for sheet in reader.pages)
    assert "卓越级" in text and "自查" in text and "未达到" in text and "达到" in text
    assert "非官方工具" in text.replace("\n", "")
    assert not fonts_not_embedded(reader)
    assert not [said for said in trouble if CSP_TROUBLE in said or "Error" in said], trouble


@pytest.mark.drawing
def test_a_plant_with_two_aspects_at_nothing_is_not_excellent(
    live_server, page: Page, manager: User
):
    log_in(page, live_server.url, "manager")
    speak(page, "zh-hans")
    new_plant(page, "偏科厂")
    assessment = answer_everything(page, LOPSIDED)
    submit(page, assessment)
    assessment.refresh_from_db()
    assert assessment.result.tier == "advanced"
    expect(page.locator("main")).to_contain_text("先进级")
