"""A canvas that knows what it draws: marked content, the tree of elements, links, late numbers.

The open-source reportlab writes no tags. Every piece of content is either wrapped as part of an
element (a paragraph, a table cell) or as an artifact (lines, page feet), as PDF/UA-1 asks.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from .metadata import Metadata
from .structure import FIRST_LINK_KEY, Content, Element, ObjectRef, finish


class Link(pdfdoc.LinkAnnotation):
    permitted = (*pdfdoc.LinkAnnotation.permitted, "StructParent")


class Shared:
    """An element that several drawings add to: a paragraph split over two pages, a list."""

    def __init__(self, role: str, parent: "Shared | None" = None, **attributes: str) -> None:
        self.role = role
        self.parent = parent
        self.attributes = attributes

    def on(self, canvas: "TaggedCanvas") -> Element:
        element = canvas.shared.get(self)
        if element is None:
            parent = self.parent.on(canvas) if self.parent else canvas.top
            element = Element(self.role, parent, dict(self.attributes))
            canvas.shared[self] = element
        return element


class Late(NamedTuple):
    """Something drawn when the whole document is known, at a place kept for it."""

    marker: str
    draw: Callable[["TaggedCanvas"], None]


class TaggedCanvas(Canvas):
    """`metadata` is set by the page layout before the first page is finished."""

    metadata: Metadata
    _code: list[str]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.root = Element("Document", None)
        self.shared: dict[Shared, Element] = {}
        self.pages_content: list[list[Element]] = []
        self.links: list[Element] = []
        self.destinations: dict[str, int] = {}
        self._open = [self.root]
        self._content: list[Element] = []
        self._marked: Element | None = None
        self._is_marking = False
        self._late: list[Late] = []

    # elements and marked content ----------------------------------------------------------

    @property
    def top(self) -> Element:
        return self._open[-1]

    def enter(self, element: Element) -> None:
        self._open.append(element)

    def leave(self) -> None:
        self._open.pop()

    @property
    def is_marking(self) -> bool:
        return self._is_marking

    def begin(self, element: Element) -> None:
        mark = len(self._content)
        self._content.append(element)
        element.kids.append(Content(len(self.pages_content), mark))
        self._code.append(f"/{element.role} <</MCID {mark}>> BDC")
        self._marked, self._is_marking = element, True

    def begin_artifact(self, kind: str = "") -> None:
        self._code.append(f"/Artifact <</Type /{kind}>> BDC" if kind else "/Artifact BMC")
        self._is_marking = True

    def end(self) -> None:
        self._code.append("EMC")
        self._marked, self._is_marking = None, False

    @contextmanager
    def tagged(self, element: Element) -> Iterator[None]:
        self.begin(element)
        yield
        self.end()

    @contextmanager
    def artifact(self, kind: str = "") -> Iterator[None]:
        self.begin_artifact(kind)
        yield
        self.end()

    # links --------------------------------------------------------------------------------

    def link_to(self, element: Element, text: str, target: str, box: tuple[float, ...]) -> None:
        """Make a Link element clickable: to an address, or to a place in this document (#key).
        The box is in the coordinates of the moment."""
        options: dict[str, Any] = {
            "StructParent": FIRST_LINK_KEY + len(self.links),
            "Rect": self._absRect(box, 1),
            "Contents": text,
            "F": 4,
            "Border": "[0 0 0]",
        }
        self._addAnnotation(_annotation(self, target, options))
        self.links.append(element)
        element.kids.append(ObjectRef(len(self.pages_content), self._annotationrefs[-1]))

    def mark_place(self, key: str) -> None:
        self.bookmarkHorizontal(key, 0, 0)
        self.destinations[key] = self.getPageNumber()

    # late numbers -------------------------------------------------------------------------

    def later(self, draw: Callable[["TaggedCanvas"], None]) -> None:
        marker = f"%late-{len(self._late)}%"
        self._late.append(Late(marker, draw))
        self._code.append(marker)

    def _draw_late(self) -> None:
        drawn = {late.marker: self._captured(late.draw) for late in self._late}
        for page in self.page_objects():
            lines = page.stream.split("\n")
            page.stream = "\n".join(drawn.get(line, line) for line in lines)

    def _captured(self, draw: Callable[["TaggedCanvas"], None]) -> str:
        page_code, self._code = self._code, []
        self.saveState()
        draw(self)
        self.restoreState()
        drawn, self._code = self._code, page_code
        return "\n".join(drawn)

    # pages --------------------------------------------------------------------------------

    def page_objects(self) -> list[Any]:
        return list(self._doc.Pages.pages)

    def showPage(self) -> None:
        super().showPage()
        self.pages_content.append(self._content)
        self._content = []

    def save(self) -> None:
        if self._code:
            self.showPage()
        self._draw_late()
        finish(self)
        super().save()


def _annotation(canvas: TaggedCanvas, target: str, options: dict[str, Any]) -> Any:
    if target.startswith("#"):
        return Link(Destination=canvas._bookmarkReference(target[1:]), **options)
    action = {"S": pdfdoc.PDFName("URI"), "URI": pdfdoc.PDFString(target)}
    values = {
        **options,
        "Type": pdfdoc.PDFName("Annot"),
        "Subtype": pdfdoc.PDFName("Link"),
        "Rect": pdfdoc.PDFArray(options["Rect"]),
        "Contents": pdfdoc.PDFString(options["Contents"]),
        "A": pdfdoc.PDFDictionary(action),
    }
    return pdfdoc.PDFDictionary(values)
