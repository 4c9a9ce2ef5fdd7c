"""The 20 capability sub-domains of GB/T 39116-2020, and what of this self-check bears on each.

The names and their division into four elements come from a public secondary source; the standard
itself was not read. It writes 仓储与配送 and 安全与环保 for two of them. English names, the answers
that bear on each and what to have ready are ours, the latter after the families of proof that the
same source lists for the self-assessment.
"""

from __future__ import annotations

from dataclasses import dataclass

from maturity.engine.edition import Text

SOURCES = (
    "https://github.com/wlwqgf/tiangongzhiti (7ea775b, expert_pack 03 KnowledgeBase 2.5)",
    "https://github.com/wlwqgf/tiangongzhiti (c0bff1b, core/checklist.py)",
    "https://cs.com.cn/5g/202010/t20201026_6105026.html",
)


def both(en: str, chinese: str) -> Text:
    return Text(en=en, zh_hans=chinese)


PERSONNEL = both("Personnel", "人员")
TECHNOLOGY = both("Technology", "技术")
RESOURCES = both("Resources", "资源")
MANUFACTURING = both("Manufacturing", "制造")

DESIGN = both("Design", "设计")
PRODUCTION = both("Production", "生产")
LOGISTICS = both("Logistics", "物流")
SALES = both("Sales", "销售")
SERVICE = both("Service", "服务")

MANAGEMENT = both("Management", "企业管理")
IT = both("IT", "信息化")
WAREHOUSE = both("Warehouse and transport", "仓储物流")
SELLING = both("Sales and service", "销售与售后")


@dataclass(frozen=True, slots=True)
class Subdomain:
    """`questions` and `scenarios` are keys of the national edition. Where an edition has none of
    them, the questions of `departments` bear on it."""

    key: str
    element: Text
    name: Text
    who: Text
    departments: tuple[str, ...]
    questions: tuple[str, ...]
    ready: tuple[Text, ...]
    scenarios: tuple[str, ...] = ()
    domain: Text | None = None
