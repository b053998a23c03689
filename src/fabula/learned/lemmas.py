"""Lemmas as edit scripts: a word form and a small number give the lemma (after UDPipe's and Chrupała's rules).

A script is `case|cut|added` or `=lemma` for forms that share no start with their lemma (`=be` for "was").
`case` is `l` where the form is lowered first and `k` where its letters are kept; `cut` letters are dropped from the
end and `added` is put there.
"""

from __future__ import annotations


def edit_script(form: str, lemma: str) -> str:
    """The script that turns `form` into `lemma`.

    >>> edit_script("Walked", "walk"), edit_script("Anne", "Anne"), edit_script("was", "be")
    ('l|2|', 'k|0|', '=be')
    """
    lowered = form.lower()
    case, start = ("k", form) if form[:1] == lemma[:1] and form != lowered else ("l", lowered)
    shared = 0
    for one, other in zip(start, lemma, strict=False):
        if one != other:
            break
        shared += 1
    if not shared:
        return f"={lemma}"
    return f"{case}|{len(start) - shared}|{lemma[shared:]}"


def apply_script(script: str, form: str) -> str:
    """The lemma of `form` by a script.

    >>> apply_script("l|3|y", "Studies"), apply_script("=be", "were"), apply_script("k|0|", "Anne")
    ('study', 'be', 'Anne')
    """
    if script.startswith("="):
        return script[1:]
    case, cut, added = script.split("|", 2)
    start = form.lower() if case == "l" else form
    return start[: len(start) - int(cut)] + added if int(cut) <= len(start) else start
