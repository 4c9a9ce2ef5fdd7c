"""Saving the reference indicators, before and after."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction

from accounts.models import User
from assessments.actions.answers import Saved
from assessments.actions.locking import take, touch
from assessments.actions.refusals import AnswerRefused, Stale
from assessments.actions.writing import differs, keep_record, put
from assessments.models import Assessment, IndicatorValue
from maturity.publishing import engine_edition


@dataclass(frozen=True, slots=True)
class IndicatorChange:
    indicator: str
    before: Decimal | None = None
    before_period: str = ""
    after: Decimal | None = None
    after_period: str = ""
    data_source: str = ""
    revision: int = 0

    def content(self) -> dict[str, object]:
        return {
            "before": self.before,
            "before_period": self.before_period,
            "after": self.after,
            "after_period": self.after_period,
            "data_source": self.data_source,
        }


def save_indicators(
    *, assessment: Assessment, by: User, changes: Sequence[IndicatorChange]
) -> Saved:
    edition = engine_edition(assessment.edition_id)
    with transaction.atomic():
        held = take(assessment)
        stored = {value.indicator: value for value in held.indicator_values.all()}
        wanted = []
        for change in changes:
            if change.indicator not in edition.indicators_by_key:
                raise AnswerRefused(change.indicator, "unknown_indicator")
            blank = IndicatorChange(change.indicator).content()
            if differs(stored.get(change.indicator), change.content(), blank):
                _check_fresh(stored.get(change.indicator), change.revision)
                wanted.append(change)
        if wanted:
            contents = {change.indicator: change.content() for change in wanted}
            put(IndicatorValue, held, stored, contents, key="indicator", stamp="changed", by=by)
            touch(held, by=by)
            keep_record("save_indicators", assessment, by, [change.indicator for change in wanted])
    return Saved(tuple(change.indicator for change in wanted))


def _check_fresh(known: IndicatorValue | None, revision: int) -> None:
    if known is not None and known.revision != revision:
        raise Stale
