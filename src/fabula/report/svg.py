"""What all pictures of the timeline share: a frame with title and words for those who do not see it, and colours."""

from __future__ import annotations

import re
from collections import Counter
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from fabula.report.markup import Html, joined, safe

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fabula.model.scenes import Scene
    from fabula.report.facts import Facts

_COLOURS = 8
_STYLES = ("colours.css", "pictures.css")


class Picture(NamedTuple):
    """A picture ready to be framed.

    Fields:
        name: of its file, and of its ids in the page.
        title: short, for everybody.
        words: what it shows, in sentences, for those who do not see it.
        wide, high: size in pixels at which its letters are as large as the page's.
        inside: its marks.
    """

    name: str
    title: str
    words: str
    wide: float
    high: float
    inside: Html


def in_page(picture: Picture) -> Html:
    """The picture as part of the report."""
    return Html(
        f'<svg class="pic" viewBox="0 0 {picture.wide:g} {picture.high:g}" width="{picture.wide:g}"'
        f' height="{picture.high:g}" style="width:{picture.wide:g}px"'
        f' role="group" aria-labelledby="{picture.name}-t {picture.name}-d">'
        f'<title id="{picture.name}-t">{safe(picture.title)}</title>'
        f'<desc id="{picture.name}-d">{safe(picture.words)}</desc>{picture.inside}</svg>'
    )


def as_file(picture: Picture) -> Html:
    """The picture as a file of its own: nothing is fetched, and links, which would lead nowhere, are left out."""
    style = "".join(files("fabula.report").joinpath(name).read_text(encoding="utf-8") for name in _STYLES)
    return Html(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" class="pic" viewBox="0 0 {picture.wide:g} {picture.high:g}"'
        f' width="{picture.wide:g}" height="{picture.high:g}" role="img" aria-labelledby="t d">'
        f'<title id="t">{safe(picture.title)}</title><desc id="d">{safe(picture.words)}</desc>'
        f'<style>{style}</style><rect width="100%" height="100%" style="fill:var(--paper)"/>'
        f"{_unlinked(picture.inside)}</svg>\n"
    )


def _unlinked(inside: Html) -> Html:
    return Html(re.sub(r' href="#[^"]*"', "", inside).replace("<a>", "<g>").replace("</a>", "</g>"))


def linked(to: str, title: str, *marks: str) -> Html:
    """Marks that lead somewhere, with a title that a pointer shows."""
    return Html(f'<a href="#{safe(to)}"><title>{safe(title)}</title>{joined(marks)}</a>')


def text(x: float, y: float, words: str, *, class_: str, anchor: str = "start") -> Html:
    """Some words."""
    return Html(f'<text x="{x:.1f}" y="{y:.1f}" class="{class_}" text-anchor="{anchor}">{safe(words)}</text>')


def rect(x: float, y: float, wide: float, high: float, class_: str, *, round_: float = 0) -> Html:
    """A rectangle."""
    corner = f' rx="{round_:g}"' if round_ else ""
    return Html(f'<rect x="{x:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{high:.1f}"{corner} class="{class_}"/>')


class PlaceColours:
    """The commonest places of a story, each with a colour; everywhere else has none."""

    def __init__(self, facts: Facts) -> None:
        self._names = {place.id: place.name for place in facts.story.places.places}
        told: Counter[str] = Counter()
        for scene in facts.story.scenes.scenes:
            place = scene.main_place
            if place in self._names:
                told[place] += facts.words_in(scene.start, scene.end)
        self._colours: dict[str, int] = {
            place: number for number, (place, _) in enumerate(told.most_common(_COLOURS), start=1)
        }

    def __bool__(self) -> bool:
        return bool(self._colours)

    def class_of(self, scene: Scene) -> str:
        """CSS class of the place of a scene."""
        return f"c{self._colours.get(scene.main_place or '', 0)}"

    def name_of(self, scene: Scene) -> str:
        """What the place of a scene is called; "" where nothing tells."""
        return self._names.get(scene.main_place, "") if scene.main_place is not None else ""

    def legend(self) -> Iterable[tuple[str, str]]:
        """Class and name of each place that has a colour."""
        for place, number in self._colours.items():
            yield f"c{number}", next(name for id_, name in self._names.items() if id_ == place)
