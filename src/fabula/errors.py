"""Everything fabula raises on purpose.

FabulaError
├── InputError            the file to be read: exit status 3
│   ├── NotFoundError
│   ├── UnreadableError       no permission, a directory, a broken archive
│   ├── UnknownFormatError    binary data, a format fabula does not read
│   ├── EmptyInputError
│   ├── TooLargeError
│   ├── LanguageError         not English, and not forced
│   └── GoldError             a sidecar of gold that does not fit its story
├── StoreError            the story file: exit status 4
│   ├── NotAStoryError        would overwrite, or cannot open, a file that is no story
│   ├── NewerSchemaError
│   ├── BusyError             another program is writing it
│   └── WriteError            disk full, no permission
├── DecisionError         what the user said cannot be taken: exit status 5
│   ├── NoSuchThingError      no character, quotation or address of that name
│   └── AmbiguousError        several
├── ModelError            the reading model is missing or damaged: exit status 6
└── PipelineError         stages that do not fit together: a bug, exit status 70
    ├── StageGapError
    ├── StageCycleError
    └── UndeclaredLayerError
"""

from __future__ import annotations


class FabulaError(Exception):
    """Base of all. The message is one line: cause and place; `way_out` says what to do next."""

    exit_status = 1

    def __init__(self, message: str, *, way_out: str = "") -> None:
        super().__init__(message)
        self.way_out = way_out

    def __str__(self) -> str:
        message = " ".join(super().__str__().splitlines())  # a file's name may hold line ends
        return f"{message} ({self.way_out})" if self.way_out else message


class InputError(FabulaError):
    """The file given to be read cannot be."""

    exit_status = 3


class NotFoundError(InputError):
    """The path does not exist."""


class UnreadableError(InputError):
    """It exists and cannot be read: no permission, a directory, a broken archive."""


class UnknownFormatError(InputError):
    """Its content is of no format fabula reads."""


class EmptyInputError(InputError):
    """It holds no words."""


class TooLargeError(InputError):
    """It, or what it unpacks to, is over a named limit."""


class LanguageError(InputError):
    """It is not in a language fabula reads."""


class GoldError(InputError):
    """A sidecar of gold is not as it should be, or quotes words that its story does not hold."""


class StoreError(FabulaError):
    """The story file cannot be opened or written."""

    exit_status = 4


class NotAStoryError(StoreError):
    """The file is there and is no story; it is left alone."""


class NewerSchemaError(StoreError):
    """The story was written by a newer fabula."""


class BusyError(StoreError):
    """Another program is writing the story."""


class WriteError(StoreError):
    """The story could not be written; what was there before is whole."""


class DecisionError(FabulaError):
    """A correction that cannot be taken."""

    exit_status = 5


class NoSuchThingError(DecisionError):
    """Nothing in the story goes by that name or address."""


class AmbiguousError(DecisionError):
    """Several things in the story go by that name."""


class ModelError(FabulaError):
    """The reading model that comes with fabula is missing or damaged."""

    exit_status = 6

    def __init__(self, message: str, *, way_out: str = "install fabula again") -> None:
        super().__init__(message, way_out=way_out)


class PipelineError(FabulaError):
    """Stages that do not fit together; a mistake in fabula, not in the story."""

    exit_status = 70


class StageGapError(PipelineError):
    """A stage needs a layer that no stage gives."""


class StageCycleError(PipelineError):
    """Stages that wait for each other."""


class UndeclaredLayerError(PipelineError):
    """A stage read a layer that it did not declare."""

    def __init__(self, layer: str) -> None:
        super().__init__(f"a stage reads the layer {layer} without declaring it in `needs`, or before it is made")
