r"""What mutations put in: pieces of each format, parted by white space; `\x20` is a blank, `\n` a line end."""

from __future__ import annotations


def _pieces(words: str) -> tuple[bytes, ...]:
    return tuple(word.encode("latin-1").decode("unicode_escape").encode("latin-1") for word in words.split())


TAGS = _pieces(
    r"""
    <p> </p> <div> </div> <em> </em> <br/> <hr/> <h1> </h1> <h2\x20class='heading'> <table> <tr><td> <pre> </pre>
    <ruby> <blockquote\x20class='userstuff'> <div\x20id='chapters'> <div\x20id='preface'> <!-- --> <![CDATA[ ]]>
    &nbsp; &#x200b; &eacute; <span\x20class='pagenum'> <a\x20href='#n1'> <sup> <svg> <script> <style> </body>
    <body> <q> style='display:none' hidden
    """
)
TEXT = _pieces(
    r"""
    \n\n \n \r\n \r \t \x20\x20 *\x20*\x20* *** -- \xe2\x80\x9c \xe2\x80\x9d \xe2\x80\x98 \xe2\x80\x99 " '
    CHAPTER\x20I Chapter\x202 II A/N:\x20 Notes:\x20 Summary: THE\x20END CONTENTS HUX:\x20 [10:32]\x20Ned:\x20
    \xc2\xab \xc2\xbb \xe2\x80\x94 \xe3\x80\x8c \xe3\x80\x8d said\x20Ann _ * # \xf0\x9f\x8c\x99 \xe2\x80\xae \x00
    \xef\xbb\xbf ***\x20START\x20OF\x20THE\x20PROJECT\x20GUTENBERG\x20EBOOK\x20X\x20***
    ***\x20END\x20OF\x20THIS\x20PROJECT\x20GUTENBERG
    """
)
WORD = _pieces(
    r"""
    <w:p> </w:p> <w:r> </w:r> <w:t> </w:t> <w:i/> <w:del> </w:del> <w:ins> <w:pStyle\x20w:val='Heading1'/> <w:br/>
    <w:tab/> <w:footnoteReference\x20w:id='2'/> <w:fldChar\x20w:fldCharType='begin'/> <w:sectPr/> <w:tbl> <w:tc>
    """
)
ODT = _pieces(
    r"""
    <text:p> </text:p> <text:h\x20text:outline-level='2'> <text:span\x20text:style-name='T1'> </text:span>
    <text:note> <text:s\x20text:c='9'/> <text:tracked-changes> <text:change-start\x20text:change-id='a'/>
    <text:list> <text:line-break/> <text:tab/>
    """
)
RTF = _pieces(
    r"""
    { } \\par\x20 \\i\x20 \\i0\x20 \\b\x20 \\u8220? \\u-10179? \\'93 \\bin5\x20 \\* \\fonttbl \\stylesheet
    \\footnote \\deleted\x20 \\revised\x20 \\page\x20 \\uc0\x20 \\uc2\x20 \\ansicpg1252\x20 \\tab\x20 \\line\x20
    \\outlinelevel0\x20 \\s1\x20 \\v\x20 \\~ \\_ \\-
    """
)
TEI = _pieces(
    r"""
    <p> </p> <head> </head> <div\x20type='chapter'> </div> <hi\x20rend='italic'> <note> <lb/> <pb/> <said> <q>
    <choice><sic> <milestone/> <l> <lg> <front> <back> <body> <gap/> <quote>
    """
)
MARKDOWN = _pieces(
    r"""
    #\x20 ##\x20 >\x20 -\x20 1.\x20 ``` ` ** * _ [ ]( ) ![ --- *** === \\ <p> &amp; ~~ [^1] [^1]:\x20 \x20\x20\n
    \n\n ---\ntitle:\x20x\n---\n +++\n
    """
)
