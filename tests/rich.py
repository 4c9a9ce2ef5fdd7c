"""An assessment with everything that can stand beside its answers."""

from datetime import UTC, date, datetime
from decimal import Decimal

from accounts.models import User
from assessments.actions import (
    Change,
    IndicatorChange,
    save_answers,
    save_exceptions,
    save_indicators,
)
from assessments.models import (
    Assessment,
    Evidence,
    EvidenceUse,
    Finding,
    ModelCard,
    ScenarioInstance,
    System,
)
from tests.cast import ALL_BEST, Cast

STATED = datetime(2025, 6, 1, 9, 0, tzinfo=UTC)


def enrich(assessment: Assessment, cast: Cast) -> Assessment:
    """Two instances on one system, three uses of two pieces of proof, a current and an outdated
    finding, a figure, an exception, an answer that was changed."""
    by = cast.manager
    save_answers(assessment=assessment, by=by, changes=[*ALL_BEST[:-2], AI, ALL_BEST[-1]])
    changed = Change("device.state", option="messaged", count=40, note="Hall 2", revision=1)
    save_answers(assessment=assessment, by=cast.contributor, changes=[changed])
    figures = IndicatorChange("defect_rate", Decimal("1.8"), "2023", Decimal("1.1"), "2025", "QMS")
    save_indicators(assessment=assessment, by=by, changes=[figures])
    fresh = Assessment.objects.get(pk=assessment.pk)
    reasons = {"advanced.covered": "One product for years."}
    save_exceptions(assessment=fresh, by=by, exceptions=reasons, revision=fresh.revision)
    _register(assessment, by)
    _findings(assessment, cast.reviewer)
    Assessment.objects.filter(pk=assessment.pk).update(cards={"PO27": "in_use_ai"})
    return Assessment.objects.get(pk=assessment.pk)


AI = Change("scenario.PO27", option="in_use_ai")


def _register(assessment: Assessment, by: User) -> None:
    mes = System.objects.create(plant=assessment.plant, name="MES", maker="Ours", changed_by=by)
    facts = {
        "live_since": "2024-03",
        "last_used": date(2025, 5, 30),
        "used_outside_team": True,
        "weekly_users": 12,
        "place": "Hall 2",
    }
    watched = instance(assessment, by, "PO27", "Presses", **facts)
    watched.systems.add(mes)
    told = ("decides", "data", "quality", "measured_how", "runs_on", "made_by")
    ModelCard.objects.create(
        instance=watched,
        kind="vision",
        data_since="2023-01",
        overruled=3,
        **dict.fromkeys(told, "x"),
    )
    instance(assessment, by, "PO27", "Furnaces")
    _proof(assessment, by, watched)


def instance(
    assessment: Assessment, by: User, scenario: str, name: str, **facts: object
) -> ScenarioInstance:
    return ScenarioInstance.objects.create(
        assessment=assessment,
        scenario=scenario,
        name=name,
        stated_at=STATED,
        stated_by=by,
        revision=3,
        **facts,
    )


def _proof(assessment: Assessment, by: User, watched: ScenarioInstance) -> None:
    def piece(title: str, **more: object) -> Evidence:
        link = f"https://example.org/{title}"
        return Evidence.objects.create(
            plant=assessment.plant, title=title, link=link, added_by=by, **more
        )

    list_of_machines = piece("machines", expires=date(2025, 1, 31))
    screen = piece("screen", dated=date(2025, 5, 2))
    for evidence, question, card in (
        (list_of_machines, "device.state", None),
        (screen, "device.state", None),
        (screen, "", watched),
    ):
        EvidenceUse.objects.create(
            evidence=evidence, assessment=assessment, question=question, instance=card, added_by=by
        )


def _findings(assessment: Assessment, by: User) -> None:
    for question, revision, verdict in (
        ("device.state", 2, "agree"),
        ("workshop.sequence", 4, "not_checked"),
    ):
        Finding.objects.create(
            assessment=assessment,
            question=question,
            answer_revision=revision,
            verdict=verdict,
            reason="" if verdict == "agree" else "No list at hand.",
            revision=2,
            found_at=STATED,
            found_by=by,
        )


def snapshot(assessment: Assessment) -> dict[str, list[dict[str, object]]]:
    """Every row that belongs to it, for telling whether anything at all has changed."""
    tables = {
        "answers": assessment.answers,
        "changes": assessment.changes,
        "figures": assessment.indicator_values,
        "instances": assessment.instances,
        "uses": assessment.evidence_uses,
        "findings": assessment.findings,
    }
    rows = {name: list(table.order_by("pk").values()) for name, table in tables.items()}
    own = Assessment.objects.filter(pk=assessment.pk)
    cards = ModelCard.objects.filter(instance__assessment=assessment)
    systems = ScenarioInstance.systems.through.objects.filter(
        scenarioinstance__assessment=assessment
    )
    return {
        **rows,
        "assessment": list(own.values()),
        "result": list(own.values("result__scorecard", "result__dossier", "result__readings")),
        "cards": list(cards.values()),
        "systems": list(systems.values()),
    }
