# The one door. `just` lists what there is.

bin := if os_family() == "windows" { ".venv/Scripts" } else { ".venv/bin" }
python := bin / "python"

_default:
    @{{ just_executable() }} --justfile {{ justfile() }} --list --unsorted

# make the environment, as the README does
setup:
    python3 -m venv .venv
    {{ bin }}/pip install -e '.[dev]' -c requirements/constraints.txt

# tests, or one part: just test -k quotations
test *options:
    {{ bin }}/pytest {{ options }}

# everything .ci/run runs after the README's test command
check: format lint types imports doctest cog docs

# is every file laid out by the formatter?
format:
    {{ bin }}/ruff format --check

# ruff, all rules
lint:
    {{ bin }}/ruff check

# mypy, strict
types:
    {{ bin }}/mypy

# the import contract
imports:
    {{ bin }}/lint-imports

# examples in docstrings and in the documentation
doctest:
    {{ bin }}/pytest -q -p no:randomly --doctest-modules --doctest-glob='*.md' src bench docs

# does the pasted output in the documentation still hold?
cog:
    {{ python }} -m cogapp --check -I docs {{ pasted }}

# paste the output anew
paste:
    {{ python }} -m cogapp -r -I docs {{ pasted }}

# build the documentation; a warning is an error
docs:
    {{ bin }}/sphinx-build -q -W --keep-going -b html docs docs/_build/html

# accuracy and speed over ../shared/data; writes docs/benchmarks.md. One part: just bench pdnc --tuned
bench *options:
    {{ python }} -m bench {{ options }}

# read a book and show its cast: the daily look
read book:
    {{ bin }}/fabula read {{ quote(book) }}

# gather the changelog from its fragments and build the wheel: just release 0.2.0
release version:
    {{ bin }}/towncrier build --yes --version {{ version }}
    {{ bin }}/pip wheel --no-deps --wheel-dir dist .

pasted := "README.md docs/reference/cli.md docs/reference/exit-codes.md docs/reference/data-model.md docs/reference/json.md docs/reference/stages.md docs/tutorial/first-story.md"
