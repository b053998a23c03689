"""One target under Atheris, which watches what code each input reaches: `python -m fuzz.coverage TARGET [-runs=N]`."""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

HERE = Path(__file__).resolve().parent


def main() -> None:
    """Never returns: the engine ends the process."""
    name, *options = sys.argv[1:]
    with atheris.instrument_imports(include=["fabula.reading", "fabula.textual"], enable_loader_override=False):
        from fuzz.targets import targets  # noqa: PLC0415  # only what is imported here is watched

    target = targets()[name]
    corpus = HERE / "corpus" / name
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(target.seeds):
        (corpus / f"seed-{number}").write_bytes(seed)
    dictionary = corpus.with_suffix(".dict")
    dictionary.write_text("".join(f'"{_quoted(word)}"\n' for word in target.words if word), encoding="ascii")
    crashes = HERE / "crashes"
    crashes.mkdir(exist_ok=True)
    given = [sys.argv[0], *options, "-timeout=20", "-rss_limit_mb=2048", f"-dict={dictionary}"]
    atheris.Setup([*given, f"-artifact_prefix={crashes}/{name}-", str(corpus)], target.run)
    atheris.Fuzz()


def _quoted(word: bytes) -> str:
    return "".join(f"\\x{byte:02x}" for byte in word)


if __name__ == "__main__":
    main()
