"""The pages of the demo, and scoring one sheet."""

from __future__ import annotations

from scripts.bench.site import Site
from scripts.bench.timing import Act, Figure, medians, seconds


def page_figures() -> list[Figure]:
    site = Site()
    took = medians(_acts(site))
    floor = took["bare view"] + took["stock crispy form"]
    page, card = took["question page"], took["scorecard"]
    stock = f"bare view + stock crispy form {seconds(floor)}"
    reading = f"reading the answers once {seconds(took['reading'])}"
    good_page, good_card = page <= 4 * floor, card < 0.002
    return [
        Figure("question page", seconds(page), stock, page / floor, "ratio at most 4", good_page),
        _against_bare("result page", "result page", took),
        _against_bare("page, then saving its 11 answers", "save", took),
        Figure(
            "scorecard, real edition",
            seconds(card),
            reading,
            card / took["reading"],
            "under 2 ms",
            good_card,
        ),
        *query_figures(site),
    ]


def _acts(site: Site) -> dict[str, Act]:
    from maturity.engine.scoring import score
    from scripts.bench.floor import read_answers, stock_form

    return {
        "bare view": site.show_bare,
        "stock crispy form": lambda: stock_form(site.page),
        "question page": site.show_page,
        "result page": site.show_result,
        "save": site.save_page,
        "scorecard": lambda: score(site.walk.edition, site.sheet),
        "reading": lambda: read_answers(site.sheet),
    }


def _against_bare(name: str, act: str, took: dict[str, float]) -> Figure:
    bare = took["bare view"]
    return Figure(name, seconds(took[act]), f"bare view {seconds(bare)}", took[act] / bare)


def query_figures(site: Site) -> list[Figure]:
    counts: dict[str, tuple[Act, int]] = {
        "question page": (site.show_page, 8),
        "page, then saving all its answers": (site.save_page, 18),
        "result page": (site.show_result, 12),
    }
    return [_queries(name, act, bound) for name, (act, bound) in counts.items()]


def _queries(name: str, act: Act, bound: int) -> Figure:
    from tests.queries import counted

    found = len(counted(act))
    return Figure(f"queries: {name}", str(found), "", None, f"at most {bound}", found <= bound)
