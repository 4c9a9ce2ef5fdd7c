"""Second block of the form: scenes, each as area, scenario and instance; then the systems."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from assessments.reports.pack.draft import Draft
from assessments.reports.pack.lettering import NOTE
from assessments.reports.pack.pieces import Both, Cell, Heading, Line, Missing, Piece, Table
from assessments.reports.report import InstanceRow
from assessments.reports.report.application import SceneRow, SystemRow

BLOCK = Both("2  Scene construction", "二、智能工厂场景建设情况")
OVERVIEW = Both("2.1  Overview", "（一）总体情况")
OVERALL = Both(
    "background, goals and overall architecture, with a drawing",
    "建设背景、目标和总体架构（附架构图）",
)
AREA, IN_USE, WITH_AI, CARDS = (
    Both("Area", "环节"),
    Both("Scenarios in use", "在用场景数"),
    Both("of these with AI", "其中应用人工智能"),
    Both("Instance cards", "实例卡数"),
)
NO_AREA = Both("Without an area", "未归入环节")
CLAIMED_NOTE = Both(
    "As claimed in the self-check. What the cards bear out follows with each instance.",
    "以上按自查所填；有实例卡的，以下逐项列出实例卡支持的情况。",
)
EACH = Both("2.2  Each scene (area, scenario, instance)", "（二）具体场景建设（环节—场景—实例）")
NO_SCENES = Both("at least one scenario in regular use", "至少一个在用场景")
NO_CARD = Both("name of the instance", "实例名称")
NO_CARD_NOTE = Both(
    "Claimed in the self-check as: {state}. There is no instance card yet.",
    "自查所填：{state}；还没有实例卡。",
)
STATE, MODEL = Both("State", "现状"), Both("Model card", "模型卡")
TOLD = (
    (
        Both("Problem solved", "解决的问题"),
        Both("what was wrong before, with a number", "改造前存在的问题（用数据说明）"),
    ),
    (
        Both("Solution and how it was introduced", "解决方案和实施过程"),
        Both("technique, data, steps, who took part", "技术路线、数据来源、实施步骤、参与单位"),
    ),
    (
        Both("Pictures", "界面截图或现场照片"),
        Both("dated, without faces and places", "带日期，去除人脸和地理位置信息"),
    ),
)
SYSTEMS = Both("2.3  System integration", "（三）系统集成")
SYSTEM_HEAD = (
    Both("System or equipment", "系统或设备"),
    Both("Kind", "类别"),
    Both("Maker", "厂家"),
    Both("Live since", "投用年月"),
    Both("Used in", "用于哪些实例"),
)
NO_SYSTEMS = Both("list of systems and key equipment", "系统和关键设备清单")
MAKER, MONTH = Both("maker", "厂家"), Both("month", "投用年月")
DRAWING = Both("drawing of how the systems are integrated", "系统集成架构图")
INTERFACES = Both(
    "list of interfaces: from, to, which data, how often", "接口清单（起止系统、数据内容、频次）"
)
RUNNING = ("in_use", "in_use_ai")


def scenes(draft: Draft) -> Iterable[Piece]:
    yield draft.heading(1, BLOCK)
    yield draft.heading(2, OVERVIEW)
    yield draft.to_add(OVERALL)
    used = in_use(draft)
    if used:
        yield _counts(draft, used)
        yield draft.line(CLAIMED_NOTE, NOTE)
    yield draft.heading(2, EACH)
    if not used:
        yield draft.to_add(NO_SCENES)
    for scene in used:
        yield from _scene(draft, scene)
    yield from _systems(draft)


def in_use(draft: Draft) -> list[SceneRow]:
    part = draft.report.application
    return [scene for scene in part.scenes if scene.state_key in RUNNING] if part else []


def _counts(draft: Draft, used: Sequence[SceneRow]) -> Table:
    head = [draft.say(name) for name in (AREA, IN_USE, WITH_AI, CARDS)]
    rows = []
    for area, same in groupby(used, key=lambda scene: scene.area):
        listed = list(same)
        ai = sum(scene.state_key == "in_use_ai" for scene in listed)
        cards = sum(scene.instances for scene in listed)
        name = area or draft.say(NO_AREA)
        rows.append([(name,), (str(len(listed)),), (str(ai),), (str(cards),)])
    return Table(head, rows, (4.0, 2.0, 2.0, 2.0))


def _scene(draft: Draft, scene: SceneRow) -> Iterable[Piece]:
    cards = [row for row in draft.report.instances if row.key == scene.key]
    running = [row for row in cards if row.state_key in RUNNING] or cards
    if not running:
        yield Heading(3, (_dashed(draft, scene), draft.missing(NO_CARD)))
        yield Line((draft.say(NO_CARD_NOTE, state=scene.state),))
        yield draft.entries(_told(draft))
    for row in running:
        yield Heading(3, (row.label,))
        yield draft.entries([*_facts(draft, row), *_told(draft)])


def _dashed(draft: Draft, scene: SceneRow) -> str:
    dash = draft.say(Both(" — ", "—"))
    return dash.join(part for part in (scene.area, scene.name, "") if part) + dash


def _facts(draft: Draft, row: InstanceRow) -> Iterable[tuple[str, Cell]]:
    """What is stated, then what the card asks for and nobody stated."""
    yield draft.say(STATE), (row.state,)
    for fact in row.facts:
        yield fact.label, (fact.value,)
    if row.model_line:
        yield draft.say(MODEL), (row.model_line,)
    for fact in row.model:
        yield fact.label, (fact.value,)
    for label in row.missing:
        yield label, (Missing(label),)


def _told(draft: Draft) -> list[tuple[str, Cell]]:
    return [(draft.say(label), (draft.missing(what),)) for label, what in TOLD]


def _systems(draft: Draft) -> Iterable[Piece]:
    yield draft.heading(2, SYSTEMS)
    part = draft.report.application
    if part and part.systems:
        head = [draft.say(name) for name in SYSTEM_HEAD]
        rows = [_system(draft, row) for row in part.systems]
        yield Table(head, rows, (3.0, 1.5, 2.0, 1.5, 3.0))
    else:
        yield draft.to_add(NO_SYSTEMS)
    yield draft.to_add(DRAWING)
    yield draft.to_add(INTERFACES)


def _system(draft: Draft, row: SystemRow) -> Sequence[Cell]:
    comma = draft.say(Both("; ", "；"))
    return (
        (row.name,),
        (row.kind,),
        draft.either(row.maker, MAKER),
        draft.either(row.live_since, MONTH),
        (comma.join(row.used_by) or "–",),
    )
