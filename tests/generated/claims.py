"""How often a claim is tried, and on which of the editions drawn."""

from hypothesis import HealthCheck, assume, settings

from maturity.engine.edition import Edition
from maturity.engine.problems.measures import find_in_measures
from maturity.engine.problems.notebook import Notebook
from tests.rubrics import Data

often = settings(
    max_examples=50,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.filter_too_much,
    ],
)

# Where most of what is drawn does not fit the claim.
seldom = settings(often, max_examples=25)


def sound(data: Data) -> Edition:
    """The edition, if its measures can be computed; whether its tiers are in reach is no matter."""
    edition = Edition.from_data(data)
    notebook = Notebook()
    find_in_measures(edition, notebook)
    assume(not any(problem.severity == "error" for problem in notebook.sorted()))
    return edition
