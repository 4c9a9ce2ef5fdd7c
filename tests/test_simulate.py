"""Synthetic plants: in the national mix, correlated, marked as such, and nobody's."""

from collections import Counter
from fractions import Fraction
from io import StringIO

import numpy as np
import pytest
from django.core.management import CommandError, call_command

from accounts.models import AuditEvent, Membership, Organisation, User
from assessments.models import Answer, Assessment, Plant, Result
from assessments.sheet import is_still_asked, read_sheet
from assessments.simulate import (
    AlreadySimulated,
    DrawnPlant,
    aims_of,
    draw_plants,
    shares_of,
    simulate,
)
from assessments.simulate.writing import sheet_of
from maturity.engine.bulk import read_state_rows, score_many
from maturity.engine.edition import Edition
from maturity.engine.scoring import compile_edition, score
from maturity.publishing import engine_edition, publish_data
from maturity.rubric_file import load_edition
from tests.cast import NATIONAL, Cast

MANY = 3_000


@pytest.fixture(scope="module")
def content() -> Edition:
    return load_edition(NATIONAL)


@pytest.fixture(scope="module")
def drawn(content: Edition) -> list[DrawnPlant]:
    return list(draw_plants(content, MANY, seed=5))


@pytest.fixture
def published(cast: Cast, content: Edition) -> None:
    publish_data(content.to_data(), by=cast.platform_admin, reason="test")


def test_the_shares_follow_the_newest_numbers_of_factories(content: Edition) -> None:
    below, basic, advanced, excellence, leading = shares_of(content)
    assert below == Fraction(3, 10)
    assert [basic / leading, advanced / leading, excellence / leading] == [
        Fraction(number, 15) for number in (35_000, 8_200, 500)
    ]
    assert below + basic + advanced + excellence + leading == 1


def test_every_plant_is_meant_for_one_tier(content: Edition) -> None:
    for plants in (1, 7, 1_000, 50_000):
        aims = aims_of(content, plants)
        assert len(aims) == plants
        for rank, share in enumerate(shares_of(content), start=-1):
            assert abs(aims.count(rank) - share * plants) < 1


def test_the_national_mix_comes_out(content: Edition, drawn: list[DrawnPlant]) -> None:
    states = read_state_rows(content, [sheet_of(plant) for plant in drawn])
    many = score_many(content, states, provinces=[p.facts.province for p in drawn])
    found = Counter(many.strict.tier.tolist())
    for rank, share in enumerate(shares_of(content), start=-1):
        expected = float(share) * MANY
        assert abs(found[rank] - expected) <= max(2, 0.05 * expected), rank
    assert found[2] > 10


def test_answers_of_a_plant_go_together(content: Edition, drawn: list[DrawnPlant]) -> None:
    """Between all questions, and more so within an aspect, as also among plants of one tier."""
    basic = [plant for plant in drawn if plant.aim == 0]
    within, across = correlations(content, basic)
    assert within > across > 0.05
    within, across = correlations(content, drawn)
    assert within > across > 0.3


def correlations(content: Edition, plants: list[DrawnPlant]) -> tuple[float, float]:
    compiled = compile_edition(content)
    capability = [a for a in compiled.questions.values() if a.question.kind == "capability"]
    states = read_state_rows(content, [sheet_of(plant) for plant in plants]).astype(float)
    columns = []
    for asked in capability:
        column = states[:, asked.index]
        column[column >= asked.not_applicable] = np.nan
        columns.append(np.where(np.isnan(column), np.nanmean(column), column))
    found = np.corrcoef(np.stack(columns))
    aspects = np.array([str(a.question.aspect) for a in capability])
    same = aspects[:, None] == aspects[None, :]
    apart = ~np.eye(len(aspects), dtype=bool)
    return float(found[same & apart].mean()), float(found[~same].mean())


def test_scenarios_lean_to_the_type_of_plant_they_are_typical_of(
    content: Edition, drawn: list[DrawnPlant]
) -> None:
    typical = {s.question_key: s.typical_of[0] for s in content.scenarios if len(s.typical_of) == 1}
    assert typical
    in_use: Counter[bool] = Counter()
    plants: Counter[bool] = Counter()
    for plant in drawn:
        options = {row.question: row.option for row in plant.answers}
        for key, type_ in typical.items():
            plants[plant.facts.production == type_] += 1
            in_use[plant.facts.production == type_] += options.get(key, "").startswith("in_use")
    assert in_use[True] / plants[True] > 1.4 * in_use[False] / plants[False]


def test_some_answers_are_open_some_do_not_apply_and_counts_fit(
    content: Edition, drawn: list[DrawnPlant]
) -> None:
    rows = [(plant, row) for plant in drawn for row in plant.answers]
    absent = [row for _, row in rows if row.not_applicable]
    reasons = {q.key: {t.in_language("en") for t in q.may_not_apply} for q in content.all_questions}
    assert absent
    assert all(row.reason in reasons[row.question] for row in absent)
    counted = [(plant, row) for plant, row in rows if row.count is not None]
    assert counted
    for plant, row in counted:
        breadth = content.question(row.question).breadth
        assert breadth is not None
        total = row.of if breadth.count_of is None else plant.totals[breadth.count_of]
        assert row.count is not None and total is not None and row.count <= total
    cards = [score(content, sheet_of(plant)) for plant in drawn[:60]]
    assert any(card.open for card in cards)
    assert any(not card.open for card in cards)
    assert any(card.flags for card in cards)


def test_the_same_seed_draws_the_same_plants(content: Edition) -> None:
    one, same, other = (list(draw_plants(content, 50, seed)) for seed in (3, 3, 4))
    assert one == same
    assert one != other


def test_a_rubric_without_figures_is_simulated_too(small: None) -> None:
    made = simulate(plants=60, seed=1)
    assert made.tiers[""] == 18
    assert made.tiers["basic"] > made.tiers["advanced"] > 0


def test_simulated_plants_are_marked_as_such(published: None) -> None:
    made = simulate(plants=20, seed=9)
    home = Organisation.objects.get(slug="simulated-9")
    assert home.name == "Simulated plants (seed 9) 模拟工厂"
    assert Plant.objects.get(organisation=home, name="Simulated plant 00001")
    assert not Plant.objects.exclude(name__startswith="Simulated plant ").exists()
    event = AuditEvent.objects.get(act="simulate")
    assert event.organisation == home
    assert (event.details["seed"], event.details["plants"]) == (9, 20)
    account = User.objects.get(username="simulation")
    assert event.by == account
    assert not account.has_usable_password()
    assert not account.is_active
    assert not Membership.objects.filter(organisation=home).exists()
    assert made.answers == Answer.objects.count()


def test_whoever_simulates_may_see_the_plants(published: None, cast: Cast) -> None:
    made = simulate(plants=3, seed=1, by=cast.manager, leave_open=True)
    membership = Membership.objects.get(organisation=made.organisation)
    assert (membership.user, membership.role) == (cast.manager, "manager")
    assert set(Assessment.objects.values_list("started_by", flat=True)) == {cast.manager.pk}
    assert not User.objects.filter(username="simulation").exists()


def test_results_are_those_that_submitting_would_have_stored(published: None) -> None:
    made = simulate(plants=25, seed=2)
    content = engine_edition(made.edition.pk)
    assessments = Assessment.objects.submitted().select_related("result", "edition")
    assert len(assessments) == 25
    for assessment in assessments:
        sheet = read_sheet(assessment, content)
        card = score(content, sheet, revision=assessment.edition.revision)
        assert assessment.result.scorecard == card.to_data()
        assert assessment.result.tier == (card.tier or "")
        assert assessment.facts["organisation"] == made.organisation.name
    assert made.tiers == Counter(Result.objects.values_list("tier", flat=True))


def test_everything_written_is_what_a_person_could_have_written(published: None) -> None:
    made = simulate(plants=15, seed=2, leave_open=True)
    content = engine_edition(made.edition.pk)
    for plant in Plant.objects.all():
        plant.full_clean()
    for assessment in Assessment.objects.all():
        assert assessment.is_open
        assert assessment.facts["name"] == assessment.plant.name
        assert set(assessment.totals) == set(content.totals_by_key)
    answers = Answer.objects.all()
    assert len(answers) > 1_000
    for answer in answers:
        assert is_still_asked(content, answer)
        answer.full_clean(exclude=["assessment", "answered_by"])
    assert not Result.objects.exists()


def test_the_same_seed_is_simulated_once(published: None) -> None:
    simulate(plants=3, seed=1, leave_open=True)
    with pytest.raises(AlreadySimulated, match=r"has 3 plants already; nothing was written"):
        simulate(plants=5, seed=1)
    assert Plant.objects.count() == 3
    assert AuditEvent.objects.filter(act="simulate").count() == 1


def test_the_command_says_what_it_wrote(published: None) -> None:
    told = StringIO()
    call_command("simulate", plants=10, seed=1, stdout=told)
    assert "10 plants of smart-factory@2025.1" in told.getvalue()
    assert "no tier" in told.getvalue()
    with pytest.raises(CommandError, match="nothing was written"):
        call_command("simulate", plants=10, seed=1, stdout=told)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"plants": 0, "seed": 1}, "--plants is from 1"),
        ({"plants": 1, "seed": -1}, "--seed is not negative"),
        ({"plants": 1, "seed": 1, "by": "nobody"}, "nobody with the username"),
        ({"plants": 1, "seed": 1, "rubric": "other"}, "no published edition"),
    ],
    ids=["no plants", "negative seed", "unknown person", "unknown rubric"],
)
def test_the_command_refuses_nonsense(db: None, options: dict[str, object], message: str) -> None:
    with pytest.raises(CommandError, match=message):
        call_command("simulate", **options)
    assert not Organisation.objects.exists()
