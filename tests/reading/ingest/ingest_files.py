"""Files made for the tests of ingest, and what must hold of every edition."""

from __future__ import annotations

import io
import zipfile
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fabula.model.text import Edition

CONTAINER = """<?xml version="1.0"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>"""

PAGE = """<?xml version="1.0" encoding="utf-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">
<head><title>x</title></head>{body}</html>"""


def page(body: str) -> str:
    """An XHTML page; `body` without its tags unless it brings them."""
    return PAGE.format(body=body if body.startswith("<body") else f"<body>{body}</body>")


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    """A zip archive of them, in their order."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def epub(
    pages: Mapping[str, str],
    *,
    head: str = "<dc:title>The Mill</dc:title><dc:creator>A. Writer</dc:creator>",
    itemrefs: str | None = None,
    extra: Mapping[str, str | bytes] | None = None,
    manifest: str = "",
    after: str = "",
) -> bytes:
    """An EPUB of these pages, each in the spine unless `itemrefs` says otherwise; page ids are p0, p1 and so on."""
    items = "".join(
        f'<item id="p{number}" href="{name.replace(" ", "%20")}" media-type="application/xhtml+xml"/>'
        for number, name in enumerate(pages)
    )
    listed = "".join(f'<itemref idref="p{number}"/>' for number in range(len(pages)))
    spine = listed if itemrefs is None else itemrefs
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0">'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">'
        f"{head}</metadata>"
        f"<manifest>{items}{manifest}</manifest><spine>{spine}</spine>{after}</package>"
    )
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": CONTAINER,
            "OEBPS/content.opf": package,
            **{f"OEBPS/{name}": body if body.startswith("<?xml") else page(body) for name, body in pages.items()},
            **(extra or {}),
        }
    )


def shown(edition: Edition) -> list[tuple[str, str, str]]:
    """Kind, role and words of each block."""
    return [(block.kind, block.role, edition.text[block.start : block.end].strip()) for block in edition.blocks]


def words(edition: Edition) -> list[str]:
    """The words of each block."""
    return [edition.text[block.start : block.end].strip() for block in edition.blocks]


def marks(edition: Edition) -> list[tuple[str, str]]:
    """Kind and words of each inline mark."""
    return [(mark.kind, edition.text[mark.start : mark.end]) for block in edition.blocks for mark in block.marks]


def assert_tiled(edition: Edition) -> None:
    """What holds of every edition: blocks tile the text, marks lie inside their block, the digest is the text's."""
    position = 0
    for block in edition.blocks:
        assert block.start == position
        assert block.end > block.start
        assert (block.level > 0) == (block.kind == "heading")
        for mark in block.marks:
            assert block.start <= mark.start < mark.end <= block.end
        position = block.end
    assert position == len(edition.text)
    assert "".join(edition.text[block.start : block.end] for block in edition.blocks) == edition.text
    assert edition.sha256 == sha256(edition.text.encode("utf-8", "surrogatepass")).hexdigest()
    assert edition.language == "en"


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SPACES = (
    f'{W} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
LINKS = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def run(text: str, properties: str = "") -> str:
    """A run of a Word document."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def para(content: str = "", properties: str = "") -> str:
    """A paragraph; plain words are put in a run."""
    inner = content if content.startswith("<") or not content else run(content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def styled(content: str, style: str) -> str:
    """A paragraph in a style."""
    return para(content, f'<w:pStyle w:val="{style}"/>')


def docx(body: str, *, styles: str = "", parts: Mapping[str, str] | None = None, core: str = "") -> bytes:
    """A Word document; `parts` are further parts by their kind ("footnotes"), content only."""
    extra = dict(parts or {})
    links = "".join(
        f'<Relationship Id="r{number}" Type="{OFFICE}/{kind}" Target="{kind}.xml"/>'
        for number, kind in enumerate([*extra, "styles"])
    )
    return zipped(
        {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
            "_rels/.rels": f'<Relationships {LINKS}><Relationship Id="r1" Type="{OFFICE}/officeDocument" '
            'Target="word/document.xml"/><Relationship Id="r2" Target="docProps/core.xml" '
            'Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"/></Relationships>',
            "word/document.xml": f"<w:document {SPACES}><w:body>{body}<w:sectPr/></w:body></w:document>",
            "word/_rels/document.xml.rels": f"<Relationships {LINKS}>{links}</Relationships>",
            "word/styles.xml": f"<w:styles {W}>{styles}</w:styles>",
            **{f"word/{kind}.xml": f"<w:{kind} {W}>{content}</w:{kind}>" for kind, content in extra.items()},
            "docProps/core.xml": '<cp:coreProperties xmlns:dc="http://purl.org/dc/elements/1.1/" '
            'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
            f'xmlns:dcterms="http://purl.org/dc/terms/">{core}</cp:coreProperties>',
        }
    )
