"""The tree of elements, written into the PDF: what assistive software reads instead of the ink."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString

from .metadata import add_metadata

if TYPE_CHECKING:
    from .tags import TaggedCanvas

FIRST_LINK_KEY = 10_000  # link annotations are numbered after all pages
TEXT_ATTRIBUTES = ("Alt", "Lang", "T", "ActualText")


class Content(NamedTuple):
    """Marked content: number `mark` on page `page` (from 0)."""

    page: int
    mark: int


class ObjectRef(NamedTuple):
    """An annotation that belongs to an element."""

    page: int
    reference: Any


@dataclass(eq=False)
class Element:
    """One node of the tree. `attributes` hold Alt, Scope, ColSpan, BBox and the like as text."""

    role: str
    parent: "Element | None"
    attributes: dict[str, str] = field(default_factory=dict)
    kids: list["Element | Content | ObjectRef"] = field(default_factory=list)
    reference: Any = None

    def __post_init__(self) -> None:
        if self.parent is not None:
            self.parent.kids.append(self)

    @property
    def first_page(self) -> int | None:
        return next((kid.page for kid in self.kids if isinstance(kid, Content)), None)


class TaggedPage(pdfdoc.PDFPage):
    __NoDefault__ = [*pdfdoc.PDFPage.__NoDefault__, "StructParents", "Tabs", "Group"]


class TaggedCatalog(pdfdoc.PDFCatalog):
    __NoDefault__ = [*pdfdoc.PDFCatalog.__NoDefault__, "OutputIntents"]


class EndedStream(pdfdoc.PDFStream):
    """PDF/A asks for a line end before `endstream`, which reportlab leaves out. It is CR LF: data
    that happen to end in CR would swallow a lone LF."""

    def format(self, document: Any) -> bytes:
        written: bytes = super().format(document)
        return written.removesuffix(b"endstream\n") + b"\r\nendstream\n"


class Node(pdfdoc.PDFObject):
    """An element as it is written. There are thousands: a dictionary object each would cost more
    time than all the rest of the file."""

    def __init__(self, element: Element, parent: Any, page: Any) -> None:
        self.element, self.parent, self.page = element, parent, page
        self.kids: list[Any] = []

    def format(self, document: Any) -> bytes:
        parts = [f"<< /S /{self.element.role} /P ".encode(), self.parent.format(document)]
        if self.page is not None:
            parts += [b" /Pg ", self.page.format(document)]
        for key, value in _attributes(self.element).items():
            parts += [f" /{key} ".encode(), value.format(document)]
        kids = b" ".join(
            str(kid).encode() if isinstance(kid, int) else kid.format(document) for kid in self.kids
        )
        return b"".join([*parts, b" /K [", kids, b"] >>"])


class Tree:
    """Writes elements as objects of one document."""

    def __init__(self, canvas: "TaggedCanvas") -> None:
        self.canvas = canvas
        self.document = canvas._doc
        self.pages = [canvas._doc.Reference(page) for page in canvas.page_objects()]
        self.count = 0

    def write(self) -> None:
        root = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        reference = self.document.Reference(root, "StructTreeRoot")
        root.dict["K"] = self._element(self.canvas.root, reference)
        numbers = self._numbers()
        root.dict["ParentTree"] = self.document.Reference(
            PDFDictionary({"Nums": PDFArray(numbers)}), "ParentTree"
        )
        root.dict["ParentTreeNextKey"] = max(numbers[::2], default=-1) + 1
        self.document.Catalog.StructTreeRoot = root

    def _element(self, element: Element, parent: Any) -> Any:
        self.count += 1
        page = element.first_page
        node = Node(element, parent, None if page is None else self.pages[page])
        element.reference = self.document.Reference(node, f"Element{self.count}")
        node.kids = [self._kid(kid, element, page) for kid in element.kids]
        return element.reference

    def _kid(self, kid: Element | Content | ObjectRef, parent: Element, page: int | None) -> Any:
        if isinstance(kid, Element):
            return self._element(kid, parent.reference)
        place = {"Pg": self.pages[kid.page]}
        if isinstance(kid, ObjectRef):
            return PDFDictionary({"Type": PDFName("OBJR"), "Obj": kid.reference, **place})
        if kid.page == page:
            return kid.mark
        return PDFDictionary({"Type": PDFName("MCR"), "MCID": kid.mark, **place})

    def _numbers(self) -> list[Any]:
        """Pairs of key and element: pages first, links after them."""
        numbers: list[Any] = []
        for page, content in enumerate(self.canvas.pages_content):
            elements = PDFArray([element.reference for element in content])
            numbers += [page, self.document.Reference(elements, f"PageElements{page}")]
        for key, link in enumerate(self.canvas.links, start=FIRST_LINK_KEY):
            numbers += [key, link.reference]
        return numbers


def _attributes(element: Element) -> dict[str, Any]:
    given = element.attributes
    values: dict[str, Any] = {key: PDFString(given[key]) for key in TEXT_ATTRIBUTES if key in given}
    if "Scope" in given:
        table = {"O": PDFName("Table"), "Scope": PDFName(given["Scope"])}
        if "ColSpan" in given:
            table["ColSpan"] = int(given["ColSpan"])
        values["A"] = PDFDictionary(table)
    if "BBox" in given:
        corners = [float(number) for number in given["BBox"].split()]
        layout = {"O": PDFName("Layout"), "BBox": PDFArray(corners), "Placement": PDFName("Block")}
        values["A"] = PDFDictionary(layout)
    if element.role == "L":
        values["A"] = PDFDictionary({"O": PDFName("List"), "ListNumbering": PDFName("Disc")})
    return values


def finish(canvas: "TaggedCanvas") -> None:
    """Everything that can only be written when all pages are drawn."""
    document = canvas._doc
    document.Catalog.__class__ = TaggedCatalog
    for number, page in enumerate(canvas.page_objects()):
        page.__class__ = TaggedPage
        page.StructParents, page.Tabs = number, PDFName("S")
        page.Group = PDFDictionary(
            {"Type": PDFName("Group"), "S": PDFName("Transparency"), "CS": PDFName("DeviceRGB")}
        )
    Tree(canvas).write()
    document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})
    add_metadata(document, canvas.metadata)
    _end_streams(canvas)


def _end_streams(canvas: "TaggedCanvas") -> None:
    """Make every stream of this document end well, without touching reportlab for others."""
    document = canvas._doc
    for font in document.delayedFonts:
        font.addObjects(document)
    document.delayedFonts = []
    for page in canvas.page_objects():
        page.check_format(document)
        page.Contents.filters = [pdfdoc.PDFZCompress]
    contents = [page.Contents for page in canvas.page_objects()]
    for found in [*document.idToObject.values(), *contents]:
        if type(found) is pdfdoc.PDFStream:
            found.__class__ = EndedStream
