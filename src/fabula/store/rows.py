"""Structs of the model as rows of a table and back.

Columns are the struct's fields: numbers and strings as they are, everything else as JSON. The schema itself is written
by hand in `migrations`, so that a change of the model cannot slip into story files unseen; a test compares the two.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import msgspec

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

S = TypeVar("S", bound=msgspec.Struct)

_json = msgspec.json.Encoder(order="sorted")
_parse = msgspec.json.decode
# What SQLite holds as it is; `str | None`, `Literal` and NewTypes are looked into by msgspec.
_PLAIN = (
    msgspec.inspect.IntType,
    msgspec.inspect.StrType,
    msgspec.inspect.FloatType,
    msgspec.inspect.LiteralType,
    msgspec.inspect.NoneType,
)


def to_json(value: object) -> str:
    """Compact JSON, keys sorted."""
    return _json.encode(value).decode()


class Table(Generic[S]):
    """One table that holds structs of one kind in order.

    Args:
        name: of the table.
        kind: of the structs.
        without: fields that live in a table of their own.
        also: columns that repeat or add something, given row by row on writing and not read back.
    """

    def __init__(self, name: str, kind: type[S], *, without: Sequence[str] = (), also: Sequence[str] = ()) -> None:
        self.name = name
        self.kind = kind
        shape = msgspec.inspect.type_info(kind)
        assert isinstance(shape, msgspec.inspect.StructType)
        fields = [field for field in shape.fields if field.name not in without]
        self.columns = [field.name for field in fields]
        self.also = list(also)
        self._json_at = [at for at, field in enumerate(fields) if not _is_plain(field.type)]
        self._flags_at = [at for at, field in enumerate(fields) if isinstance(field.type, msgspec.inspect.BoolType)]
        self._get = attrgetter(*self.columns)
        quoted = ", ".join(f'"{column}"' for column in self.columns + self.also)
        marks = ", ".join("?" * len(self.columns + self.also))
        self._insert = f'INSERT INTO "{name}" ({quoted}) VALUES ({marks})'  # noqa: S608  # names from the model
        read = ", ".join(f'"{column}"' for column in self.columns)
        self._select = f'SELECT {read} FROM "{name}"'  # noqa: S608

    def write(self, connection: sqlite3.Connection, items: Iterable[S], also: Iterable[Sequence[Any]] = ()) -> None:
        """Adds rows at the end."""
        rows = self._rows(items)
        if self.also:
            rows = (row + list(more) for row, more in zip(rows, also, strict=True))
        connection.executemany(self._insert, rows)

    def _rows(self, items: Iterable[S]) -> Iterator[list[Any]]:
        get, json_at, encode = self._get, self._json_at, _json.encode
        for item in items:
            row = list(get(item))
            for at in json_at:
                value = row[at]
                row[at] = None if value is None else encode(value).decode()
            yield row

    def records(self, connection: sqlite3.Connection, where: str = "", order: str = "row") -> list[dict[str, Any]]:
        """Rows in order as dicts of the fields that are in this table, JSON unfolded."""
        rows = connection.execute(f"{self._select} {where} ORDER BY {order}").fetchall()
        columns: list[Sequence[Any]] = list(zip(*rows, strict=True))
        if not columns:
            return []
        for at in self._json_at:
            # One document a column: cell by cell it takes twice as long.
            cells = ("null" if cell is None else cell for cell in columns[at])
            columns[at] = _parse(f"[{','.join(cells)}]")
            if len(columns[at]) != len(rows):
                raise msgspec.DecodeError(f"a cell of {self.name} holds more than one value")
        for at in self._flags_at:
            columns[at] = [bool(flag) for flag in columns[at]]
        names = self.columns
        return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]

    def read(self, connection: sqlite3.Connection, where: str = "", order: str = "row") -> tuple[S, ...]:
        """The structs again, types and bounds checked."""
        return self.made_of(self.records(connection, where, order))

    def made_of(self, records: list[dict[str, Any]]) -> tuple[S, ...]:
        """Structs of records."""
        return msgspec.convert(records, tuple[self.kind, ...])  # type: ignore[name-defined]


def _is_plain(shape: msgspec.inspect.Type) -> bool:
    if isinstance(shape, msgspec.inspect.UnionType):
        return all(_is_plain(one) for one in shape.types)
    return isinstance(shape, (*_PLAIN, msgspec.inspect.BoolType))
