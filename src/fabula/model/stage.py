"""What a stage of reading is, and what it may see."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Literal, Protocol, TypeVar, runtime_checkable

from fabula.errors import UndeclaredLayerError
from fabula.model.decisions import Decisions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from typing import TypeAlias

    from fabula.model.decisions import DecisionKind
    from fabula.model.ids import CharacterId, MentionId
    from fabula.model.spans import Span

    # For layers of which a stage wants less than all: what it is shown of them, given the decisions it hears.
    Sees: TypeAlias = Mapping[type[Any], Callable[[Any, Decisions], Any]]

Grain = Literal["chapter", "work"]
L = TypeVar("L")


class Memory(Protocol):
    """What a stage worked out on the way in earlier readings; given by the pipeline."""

    def recall(self, reads: object, kind: type[L], make: Callable[[], L]) -> L:
        """`make()`, or what it gave for the same `reads`."""
        ...


class StoryView:
    """A read-only view of the layers made so far, by their type, and of the user's decisions.

    >>> from fabula.model.text import Words
    >>> from fabula.model.spans import Spans
    >>> words = Words(tokens=Spans.of([(0, 4)]))
    >>> StoryView({Words: words})[Words] is words
    True
    """

    __slots__ = ("_digests", "_layers", "_memory", "decisions", "earlier")

    def __init__(
        self,
        layers: Mapping[type[Any], object],
        decisions: Decisions | None = None,
        earlier: Mapping[CharacterId, frozenset[MentionId]] | None = None,
        memory: Memory | None = None,
        digests: Mapping[type[Any], str] | None = None,
    ) -> None:
        self._layers = dict(layers)
        self._memory = memory
        self._digests = digests or {}
        self.decisions = decisions or Decisions()
        # Ids of the characters of the last reading with the mentions they held: how ids last over re-reading.
        self.earlier: Mapping[CharacterId, frozenset[MentionId]] = earlier or {}

    def __getitem__(self, layer: type[L]) -> L:
        try:
            return self._layers[layer]  # type: ignore[return-value]  # keyed by its own type
        except KeyError:
            raise UndeclaredLayerError(layer.__name__) from None

    def only(self, layers: Iterable[type[Any]], decisions: Decisions) -> StoryView:
        """The same view narrowed to what a stage declared."""
        shown = {layer: self[layer] for layer in layers}
        return StoryView(shown, decisions, self.earlier, self._memory, self._digests)

    def recall(self, reads: object, kind: type[L], make: Callable[[], L]) -> L:
        """`make()`, or what it gave an earlier reading for the same `reads`.

        For steps inside a stage of work grain that cost much and depend on little: one conversation, one name.

        >>> StoryView({}).recall(("Emma", 3), int, lambda: 4)
        4

        Args:
            reads: everything that `make` depends on, as msgspec can encode it; numbers exactly as they are. For whole
                layers their `digest` will do.
            kind: type of what it returns; must survive `encode` and `decode`.
            make: works it out, from `reads` alone.
        """
        return make() if self._memory is None else self._memory.recall(reads, kind, make)

    def digest(self, *layers: type[Any]) -> tuple[str, ...]:
        """What tells layers from others of their type, for `recall`; nothing where nothing is remembered.

        >>> StoryView({}).digest()
        ()

        Raises:
            UndeclaredLayerError: the stage did not say that it needs such a layer.
        """
        if self._memory is None:
            return ()
        for layer in layers:
            self[layer]
        return tuple(self._digests[layer] for layer in layers)


@runtime_checkable
class Stage(Protocol):
    """A step of the reading: takes a view, returns one layer of claims, changes nothing.

    Attributes:
        name: as in the layout ("quotations").
        version: raised whenever its output may change; part of what makes a cached output stale.
        grain: "work" reads the whole; "chapter" reads portions apart and is a `PortionStage`.
        needs: layers it reads.
        gives: the layer it returns.
        hears: kinds of decision it takes as fixed facts.
        inherits: whether it reads `view.earlier`. Told the ids it gave itself, it must give the same again.
        sees: optional; for layers of which it wants less than all, a function of the layer and of the decisions the
            stage hears that leaves the rest out. What a stage does not see does not make its output stale.
        weights: optional; what tells the learned numbers it reads by from others. Others make its output stale.
    """

    name: ClassVar[str]
    version: ClassVar[int]
    grain: ClassVar[Grain]
    needs: ClassVar[tuple[type[Any], ...]]
    gives: ClassVar[type[Any]]
    hears: ClassVar[tuple[DecisionKind, ...]]
    inherits: ClassVar[bool]

    def read(self, view: StoryView) -> Any:  # noqa: ANN401  # the layer of type `gives`
        """Returns the stage's layer."""
        ...


@runtime_checkable
class PortionStage(Stage, Protocol):
    """A stage whose work on one chapter depends on nothing outside it, so that it can be cached chapter by chapter.

    `read(view)` must equal `join(view, portions, [read_portion(view, p) for p in portions])`.

    Attributes:
        in_parts: optional; true where the layer is large and joining its parts is quick. Then the cache keeps the parts
            alone, and what `join` returns is taken as it is: it must survive `encode` and `decode`.
        read_portions: optional; `(view, portions)` to the parts in order, where several at once are quicker.
    """

    part: ClassVar[type[Any]]  # type of what `read_portion` returns, for the cache

    def portions(self, view: StoryView) -> Sequence[Span]:
        """How the text is cut; portions tile it."""
        ...

    def reads(self, view: StoryView, portion: Span) -> bytes:
        """Everything `read_portion` will look at, in a form to be digested; offsets relative to the portion."""
        ...

    def read_portion(self, view: StoryView, portion: Span) -> Any:  # noqa: ANN401  # of type `part`
        """Returns the part for one portion; offsets relative to `portion.start`, so that it can move."""
        ...

    def join(self, view: StoryView, portions: Sequence[Span], parts: Sequence[Any]) -> Any:  # noqa: ANN401
        """Returns the layer; gives ids, which count over the whole work."""
        ...
