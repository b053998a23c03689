"""The house keeps its own rules."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path
from typing import TypeGuard

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCES = sorted((ROOT / "src" / "fabula").rglob("*.py"))
LIMIT = 400

# Files that may be longer, each with its reason.
LONG = {
    "tests/strategies.py": "strategies for the model's own objects stay together, so that a new field is not missed",
}


def test_the_import_contract_holds() -> None:
    """Every import points down, stages know nothing of each other, reading is pure."""
    linter = Path(sys.executable).with_name("lint-imports")
    if not linter.exists():
        pytest.skip("import-linter is not installed beside this Python")
    done = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr


def test_files_stay_small() -> None:
    """No file is longer than 400 lines, but for those named here with their reason."""
    files = [*SOURCES, *(ROOT / "tests").rglob("*.py"), *(ROOT / "bench").rglob("*.py"), ROOT / "docs" / "paste.py"]
    sizes = {path.relative_to(ROOT).as_posix(): len(path.read_text(encoding="utf-8").splitlines()) for path in files}

    assert {name: size for name, size in sizes.items() if size > LIMIT and name not in LONG} == {}


WORD = re.compile(r"[a-z]{2,}(?:[ '’][a-z]+)*")
MANY = 8
# What looks like a list of words and is none, each with its reason. A file, a folder, or a name in a file.
NOT_ENGLISH = {
    "src/fabula/model/": "the model's own vocabulary",
    "src/fabula/pipeline/": "names of stages and layers",
    "src/fabula/reading/attribution/third_persons.py::WEIGHTS": "names of features",
    "src/fabula/store/": "names of tables and columns",
    "src/fabula/export/": "keys of the JSON",
    "src/fabula/cli/": "names of commands and options",
    "src/fabula/evaluation/gold.py": "keys of gold files",
    "src/fabula/evaluation/examples.py": "names of measures",
    "src/fabula/evaluation/conll.py": "names of measures and of features",
    "src/fabula/reading/ingest/": "names of elements and files",
    "src/fabula/reading/attribution/weights.py::FEATURES": "names of the kinds of evidence",
    "src/fabula/reading/characters/choosing.py": "the same, for pronouns",
    "src/fabula/reading/characters/sameness.py": "the same, for noun phrases",
    "src/fabula/reading/quotations/marks.py::Family": "names of the families of marks",
    "src/fabula/reading/quotations/manners.py::FAMILIES": "names of the manners of marking speech",
    "src/fabula/reading/scenes/near_signs.py::SIGNS": "names of weights",
    "src/fabula/textual/settings.py::_BECAUSE": "codes of reasons, in words for people",
    "src/fabula/reading/segmentation/places.py::SIGNS": "names of what speaks for a paragraph",
    "src/fabula/textual/marking.py::MANNER_WORDS": "the same, in words for people",
    "src/fabula/reading/words/tokenizer.py::_DOMAINS": "endings of hosts and files",
}


def lists_of_words(path: Path) -> set[str]:
    """Names to which more than eight lower-case words are given at once, however they are written; else lines."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    named: dict[ast.AST, str] = {}
    for statement in ast.walk(tree):
        if isinstance(statement, ast.Assign | ast.AnnAssign):
            target = statement.targets[0] if isinstance(statement, ast.Assign) else statement.target
            named |= dict.fromkeys(ast.walk(statement), ast.unparse(target))
    found = {named.get(node, f"line {node.lineno}") for node in ast.walk(tree) if count_words(node) > MANY}
    return found - {"__slots__", "__all__"}


def count_words(node: ast.AST) -> int:
    """How many lower-case words a literal holds: items, or parts of a string that `|` or `.split()` parts."""
    if isinstance(node, ast.Tuple | ast.List | ast.Set):
        return sum(map(is_word, node.elts))
    if isinstance(node, ast.Dict):
        return sum(map(is_word, node.keys))
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return sum(bool(re.fullmatch(r"[a-z]{2,}", part)) for part in node.value.split("|"))
    call = node.func if isinstance(node, ast.Call) else None
    if isinstance(call, ast.Attribute) and call.attr == "split" and isinstance(call.value, ast.Constant):
        return len(str(call.value.value).split())
    return 0


def is_word(item: ast.expr | None) -> bool:
    """Whether a literal is one or a few words in small letters."""
    return isinstance(item, ast.Constant) and isinstance(item.value, str) and bool(WORD.fullmatch(item.value))


def test_english_word_lists_live_in_the_lexicon() -> None:
    """Words of English stand in `fabula.lexicon.en` only: elsewhere no literal holds more than a few of them."""
    found = []
    for path in SOURCES:
        name = path.relative_to(ROOT).as_posix()
        if not name.startswith("src/fabula/lexicon/en/"):
            found += [f"{name}::{one}" for one in sorted(lists_of_words(path))]

    assert [one for one in found if not one.startswith(tuple(NOT_ENGLISH))] == []


def test_every_list_of_words_says_its_source_and_licence() -> None:
    """Each file of the lexicon says where its words come from and under which licence."""
    files = [path for path in (ROOT / "src/fabula/lexicon/en").glob("*.py") if path.name != "__init__.py"]
    heads = {
        path.name: (ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "").lower() for path in files
    }

    assert [
        name for name, head in heads.items() if "source" not in head or "mit" not in head.split("licence")[-1]
    ] == []


def test_every_test_says_what_it_holds_to_be_so() -> None:
    """Every test has a docstring."""
    silent = []
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        tests = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if is_test(node)]
        silent += [f"{path.relative_to(ROOT).as_posix()}::{test.name}" for test in tests if not ast.get_docstring(test)]

    assert silent == []


def is_test(node: ast.AST) -> TypeGuard[ast.FunctionDef]:
    """Whether pytest would run it."""
    return isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
