"""A small reading model, made once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tiny_reader import make_model

if TYPE_CHECKING:
    from fabula.learned.files import ModelFiles


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> ModelFiles:
    """Files of a model that says something about every word, none of it sensible."""
    return make_model(tmp_path_factory.mktemp("tiny"))
