"""OpenDocument, RTF and TEI files made after their specifications; the words are our own."""

from __future__ import annotations

from ingest_files import zipped

SPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"'
)
STYLES = (
    '<style:style style:name="T1" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>'
    '<style:style style:name="T2" style:family="text" style:parent-style-name="T1"><style:text-properties '
    'fo:font-weight="bold"/></style:style><style:style style:name="T3" style:family="text"><style:text-properties '
    'fo:font-variant="small-caps"/></style:style><style:style style:name="P1" style:family="paragraph" '
    'style:parent-style-name="Horizontal_20_Line"/><style:style style:name="P2" style:family="paragraph" '
    'style:parent-style-name="Title"/><style:style style:name="Secret" style:family="text"><style:text-properties '
    'text:display="none"/></style:style>'
)
META = (
    "<office:meta><dc:title>Low Water</dc:title><meta:initial-creator>Pond</meta:initial-creator><dc:creator>Editor"
    "</dc:creator><dc:language>en-GB</dc:language><meta:keyword>rain, bells</meta:keyword></office:meta>"
)
FERRY = (
    '<text:h text:outline-level="1">The Ferry</text:h><text:p>Ada Quill waited for the ferry. “It is late,” said Ada, '
    'and she meant <text:span text:style-name="T1">very</text:span> late.<text:note text:note-class="footnote">'
    "<text:note-citation>1</text:note-citation><text:note-body><text:p>Bettina agrees.</text:p></text:note-body>"
    '</text:note></text:p><text:p text:style-name="P1"/><text:p>Tom Marsh rowed across in the dark.</text:p>'
    '<text:h text:outline-level="1">The Mill</text:h><text:p>“Sit down,” said Tom.</text:p>'
)


def odt_body(body: str) -> str:
    """The element that holds the text."""
    return f"<office:body><office:text>{body}</office:text></office:body>"


def odt(body: str = FERRY, *, kind: str = "text", manifest: str = "") -> bytes:
    """An OpenDocument text of these paragraphs."""
    return zipped(
        {
            "mimetype": f"application/vnd.oasis.opendocument.{kind}",
            "content.xml": f"<office:document-content {SPACES}><office:automatic-styles>{STYLES}"
            f"</office:automatic-styles>{odt_body(body)}</office:document-content>",
            "meta.xml": f"<office:document-meta {SPACES}>{META}</office:document-meta>",
            "META-INF/manifest.xml": f"<manifest>{manifest}</manifest>",
        }
    )


def flat_odt(body: str = FERRY) -> bytes:
    """The same in one XML file."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {SPACES}>{META}<office:automatic-styles>{STYLES}'
        f"</office:automatic-styles>{odt_body(body)}</office:document>"
    ).encode()


RTF_HEAD = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\froman\fcharset0 Times New Roman;}{\f1\fcharset204 Arial Cyr;}}"
    r"{\colortbl;\red0\green0\blue0;}{\stylesheet{\ql Normal;}{\s1\outlinelevel0 heading 1;}{\s7 Title;}"
    r"{\*\cs10 \additive Default Paragraph Font;}}{\info{\title Low Water}{\author Pond}{\keywords rain, bells}"
    r"{\creatim\yr2015\mo1}}{\*\generator Somebody;}{\header\pard Page of Bettina\par}"
)
RTF_FERRY = (
    r"\pard\s1\b The Ferry\b0\par"
    "\n"
    r"\pard\plain\fs24 Ada Quill waited for the ferry. \ldblquote It is late,\rdblquote  said Ada, and she meant "
    r"{\i very} late.{\super\chftn{\footnote\pard\plain {\super\chftn} Bettina agrees.}}\par"
    "\n"
    r"\pard\qc * * *\par\pard Tom Marsh rowed across in the dark.\par"
    "\n"
    r"\pard\s1 The Mill\par\pard\plain \'93Sit down,\'94 said Tom.\par"
)


def rtf(body: str = RTF_FERRY) -> bytes:
    """A rich text of these paragraphs."""
    return f"{RTF_HEAD}{body}}}".encode("latin-1")


TEI_HEAD = (
    "<teiHeader><fileDesc><titleStmt><title>Low Water : ELTeC edition</title><author>Pond, Ada (1801–1860)</author>"
    '</titleStmt><extent><measure unit="words">12345</measure></extent><publicationStmt><publisher>A press</publisher>'
    '<availability><licence target="https://licence.example.org"/></availability></publicationStmt><sourceDesc>'
    '<bibl type="firstEdition"><date>1840</date></bibl></sourceDesc></fileDesc><profileDesc><langUsage>'
    '<language ident="en">English</language></langUsage><textClass><keywords><term>rain</term></keywords></textClass>'
    '<textDesc><authorGender xmlns="http://distantreading.net/eltec/ns" key="F"/></textDesc></profileDesc></teiHeader>'
)
TEI_FERRY = (
    '<front><div type="titlepage"><p>LOW WATER</p></div><div type="liminal"><head>To the reader</head><p>Bettina made '
    'me write.</p></div></front><body><div type="group"><head>Part the First</head><div type="chapter"><head>The Ferry'
    "</head>\n   <p>Ada Quill waited for the\n      fer<pb n='2'/>ry. “It is late,” said Ada, and she meant\n"
    '      <hi rend="italic">very</hi> late.<ref target="#n1"/><note xml:id="n1">Bettina agrees.</note></p>\n'
    '   <milestone unit="section" rend="stars"/><p>Tom Marsh rowed across in the dark.</p></div><div type="chapter">'
    "<head>The Mill</head><p>“Sit down,” said Tom.</p><quote><l>Low lies the mill,</l><l>low lies the bell.</l></quote>"
    '</div></div></body><back><div type="notes"><head>Notes</head><p>Printed in rain.</p></div></back>'
)


def tei(text: str = TEI_FERRY, *, head: str = TEI_HEAD) -> bytes:
    """A TEI document."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en">{head}'
        f"<text>{text}</text></TEI>"
    ).encode()
