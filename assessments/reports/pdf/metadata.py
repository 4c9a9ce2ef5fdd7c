"""What the file says about itself: title, language, date, colour space, the rules it follows."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from xml.sax.saxutils import escape

from PIL import ImageCms
from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString

PRODUCER = "Tidu with ReportLab"
PROFILE_DATE = bytes([0x07, 0xE9, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0])  # 2025-01-01


@dataclass(frozen=True, slots=True)
class Metadata:
    """`dated` is YYYY-MM-DD or empty: the file never says when it happened to be made."""

    title: str
    author: str
    subject: str
    language: str
    dated: str = ""


class Info(pdfdoc.PDFInfo):
    """The document information with the report's own date, or none."""

    producer = creator = PRODUCER
    dated = ""

    def format(self, document: Any) -> bytes:
        values = {
            "Title": PDFString(self.title),
            "Author": PDFString(self.author),
            "Subject": PDFString(self.subject),
            "Producer": PDFString(self.producer),
            "Creator": PDFString(self.creator),
            "Trapped": PDFName("False"),
        }
        if self.dated:
            day = PDFString("D:" + self.dated.replace("-", "") + "000000Z")
            values |= {"CreationDate": day, "ModDate": day}
        written: bytes = PDFDictionary(values).format(document)
        return written


class Packet(pdfdoc.PDFStream):
    """A stream that stays readable, as metadata must."""

    def format(self, document: Any) -> bytes:
        head = f"<< /Type /Metadata /Subtype /XML /Length {len(self.content)} >>\nstream\n"
        return head.encode() + bytes(self.content) + b"\nendstream\n"


def add_metadata(document: Any, metadata: Metadata) -> None:
    document._pdfVersion = (1, 7)
    document.info = info = Info()
    info.title, info.author, info.subject = metadata.title, metadata.author, metadata.subject
    info.dated = metadata.dated
    document.Catalog.Lang = PDFString(metadata.language)
    document.Catalog.Metadata = Packet(content=xmp(metadata).encode())
    document.Catalog.OutputIntents = PDFArray([_output_intent(document)])


def _output_intent(document: Any) -> PDFDictionary:
    profile = pdfdoc.PDFStream(content=srgb_profile(), filters=[pdfdoc.PDFZCompress])
    profile.dictionary["N"] = 3
    return PDFDictionary(
        {
            "Type": PDFName("OutputIntent"),
            "S": PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": PDFString("sRGB"),
            "Info": PDFString("sRGB IEC61966-2.1"),
            "DestOutputProfile": document.Reference(profile, "ColourProfile"),
        }
    )


@lru_cache(maxsize=1)
def srgb_profile() -> bytes:
    """sRGB as an ICC profile. Its header carries the time it was made and a checksum over that:
    both are fixed, or the same report would differ from one second to the next."""
    made = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    made[24:36] = PROFILE_DATE
    made[84:100] = bytes(16)
    return bytes(made)


def xmp(metadata: Metadata) -> str:
    return _XMP.format(
        title=escape(metadata.title),
        author=escape(metadata.author),
        subject=escape(metadata.subject),
        language=escape(metadata.language),
        producer=PRODUCER,
        dates=_XMP_DATES.format(dated=metadata.dated) if metadata.dated else "",
        schema=_XMP_SCHEMA,
    )


_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfuaid:part>1</pdfuaid:part>
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{producer}</pdf:Producer>
<xmp:CreatorTool>{producer}</xmp:CreatorTool>
{dates}{schema}</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""

_XMP_DATES = """<xmp:CreateDate>{dated}T00:00:00Z</xmp:CreateDate>
<xmp:ModifyDate>{dated}T00:00:00Z</xmp:ModifyDate>
"""

# PDF/A knows no PDF/UA: the extension schema explains the one property used.
_XMP_SCHEMA = """<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>PDF/UA part number</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
"""
