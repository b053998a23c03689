"""The interchange JSON."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import msgspec
import pytest

from fabula.export.json_format import write_json
from fabula.export.json_rows import Export
from fabula.export.json_schema import SCHEMA_PAGE, schema_json
from fabula.model.text import Metadata
from made_story import ANNA, TEXT, VOSS, WIFE, made_story

if TYPE_CHECKING:
    from fabula.model.story import Story

ROOT = Path(__file__).parents[2]
NOT_CLAIMS = {"blocks", "chapters", "paragraphs", "paratext", "marks"}


@pytest.fixture(scope="module")
def story() -> Story:
    return made_story()


def exported(story: Story, **options: Any) -> dict[str, Any]:
    out = io.BytesIO()
    write_json(story, out, **options)
    return json.loads(out.getvalue())


def test_every_key_is_present_in_the_promised_order(story: Story) -> None:
    """Keys stand as the design lists them; layers not read yet are empty lists."""
    data = exported(story)

    assert list(data) == [field.encode_name for field in msgspec.structs.fields(Export)]
    assert data["states"] == data["relations"] == data["findings"] == []


def test_blocks_joined_together_give_the_text_back(story: Story) -> None:
    """Nothing is dropped."""
    data = exported(story)

    assert "".join(data["text"][block["start"] : block["end"]] for block in data["blocks"]) == TEXT


def test_every_claim_row_says_why(story: Story) -> None:
    """Each has id, evidence, confidence, reason, source and address, and ids are unique within their list."""
    data = exported(story)
    for key, rows in data.items():
        if isinstance(rows, list) and key not in NOT_CLAIMS:
            for row in rows:
                assert {"id", "evidence", "confidence", "reason", "source", "address"} <= row.keys()

            assert len({row["id"] for row in rows}) == len(rows)


def test_a_row_for_each_contiguous_piece_of_top_level_speech(story: Story) -> None:
    """Pieces of one speech share it; nested quotations and mere words are no rows."""
    quotes = exported(story)["quotes"]

    assert [quote["speech"] for quote in quotes] == ["q1", "q1", "q2", "q3", "q4", "q6", "q7"]
    assert [quote["id"] for quote in quotes][:2] == ["q1.1", "q1.2"]
    assert TEXT[quotes[1]["start"] : quotes[1]["end"]] == "“Is the boat in?”"


def test_a_doubtful_speaker_is_null_and_its_candidates_stay(story: Story) -> None:
    """Below the threshold nobody is named, and nobody is lost."""
    by_speech = {quote["speech"]: quote for quote in exported(story)["quotes"]}

    assert by_speech["q6"]["speaker"] is None
    assert by_speech["q6"]["candidates"] == [[VOSS, 0.35], [WIFE, 0.3]]
    assert by_speech["q4"]["speaker"] == ANNA
    assert by_speech["q7"]["candidates"] == []


def test_the_threshold_can_be_moved(story: Story) -> None:
    """`min_confidence` decides both ways."""
    lower = {quote["speech"]: quote["speaker"] for quote in exported(story, min_confidence=0.3)["quotes"]}
    higher = {quote["speech"]: quote["speaker"] for quote in exported(story, min_confidence=0.9)["quotes"]}

    assert lower["q6"] == VOSS
    assert higher["q4"] is None
    assert higher["q1"] == ANNA


def test_tags_are_held_against_the_cast(story: Story) -> None:
    """Who bears each name that is tagged, and who is there and not tagged; without tags nothing."""
    tags = {"characters": ("Kern", "Captain Gull")}
    edition = msgspec.structs.replace(story.edition, metadata=Metadata(tags=tags))
    tagged = exported(msgspec.structs.replace(story, edition=edition))["metadata"]["tagged"]

    assert tagged[:2] == [
        {"standing": "tagged", "tag": "Kern", "char": ANNA},
        {"standing": "tagged only", "tag": "Captain Gull", "char": None},
    ]
    assert {"standing": "untagged", "tag": None, "char": VOSS} in tagged
    assert exported(story)["metadata"]["tagged"] == []


def test_a_merged_character_is_given_by_the_id_that_stands_for_it(story: Story) -> None:
    """Redirects are followed, and candidates that became one add up."""
    first = story.attribution.speakers[0]
    moved = msgspec.structs.replace(first, character="c9", candidates=(("c9", 0.5), (VOSS, 0.4)))
    attribution = msgspec.structs.replace(story.attribution, speakers=(moved, *story.attribution.speakers[1:]))

    quote = exported(msgspec.structs.replace(story, attribution=attribution))["quotes"][0]

    assert quote["speaker"] == VOSS
    assert quote["candidates"] == [[VOSS, 0.9]]


def test_mentions_are_linked_to_clusters_and_cast(story: Story) -> None:
    """References from the cast and from speech count; a mention linked to nothing is a cluster of its own."""
    mentions = {mention["id"]: mention for mention in exported(story)["mentions"]}

    assert mentions["m9"]["char"] == mentions["m9"]["cluster"] == ANNA
    assert mentions["m9"]["kind"] == "pronoun"
    assert mentions["m8"] | {"cluster": "m8", "char": None} == mentions["m8"]
    assert [mention["kind"] for mention in mentions.values()].count("name") == 6


def test_what_a_pronoun_stands_for_says_its_type(story: Story) -> None:
    """Whose kind is not known by itself, as that of "they" is not, has the type of whom it means."""
    mentions = tuple(
        msgspec.structs.replace(one, kind=None) if one.form == "pronoun" else one for one in story.mentions.mentions
    )
    data = exported(msgspec.structs.replace(story, mentions=msgspec.structs.replace(story.mentions, mentions=mentions)))

    named = {one["cluster"]: one["type"] for one in data["mentions"] if one["kind"] != "pronoun"}
    rows = [one for one in data["mentions"] if one["kind"] == "pronoun"]
    assert {one["id"]: one["type"] for one in rows}["m9"] == "PER"
    assert all(one["type"] == named.get(one["cluster"]) for one in rows)


def test_entities_are_names_and_nouns_of_a_kind(story: Story) -> None:
    """Pronouns and things of no kind are none."""
    entities = exported(story)["entities"]

    assert {entity["kind"] for entity in entities} == {"name", "noun"}
    assert {entity["type"] for entity in entities} == {"PER", "VEH"}


def test_what_is_rather_no_mention_is_no_entity_and_has_no_row_unless_it_is_somebody(story: Story) -> None:
    """Below even chance a name or noun stays where it leads to one of the cast, and goes where it leads nowhere."""
    doubtful = tuple(
        one if one.form == "pronoun" else msgspec.structs.replace(one, confidence=0.4)
        for one in story.mentions.mentions
    )
    data = exported(msgspec.structs.replace(story, mentions=msgspec.structs.replace(story.mentions, mentions=doubtful)))

    assert not [one for one in data["entities"] if "t" not in one["id"].removeprefix("em")]
    kept = {one["id"] for one in data["mentions"]}
    assert "m8" not in kept
    assert {one.id for one in story.mentions.mentions if one.form == "pronoun"} < kept
    places = {place["id"] for place in data["places"]}
    assert all(one["char"] or one["cluster"] in places for one in data["mentions"] if one["kind"] != "pronoun")
    assert {one for event in data["events"] for one in event["participants"]} <= {
        mention["cluster"] for mention in data["mentions"]
    }


def test_titles_in_a_name_are_entities_too(story: Story) -> None:
    """As LitBank marks them: "Captain" within the name of one, not where it is all of it, nor in a name of several."""
    data = exported(story)
    spans = {(one["start"], one["end"]): one for one in data["entities"]}
    titled = [one for one in data["entities"] if "t" in one["id"].removeprefix("em")]

    assert titled
    for one in titled:
        whole = next(span for span in spans if span[0] <= one["start"] and one["end"] < span[1])
        assert (one["kind"], one["type"]) == ("noun", "PER")
        assert spans[whole]["kind"] == "name"
        assert story.text[one["start"] : one["end"]][0].isupper()


def test_those_in_events_are_clusters_of_mentions(story: Story) -> None:
    """Whoever has a part is given by the same id as in `mentions`, whoever does it first; nobody twice."""
    first = story.events.events[0]
    by_reference = msgspec.structs.replace(first.participants[0], mention="m9", character=None)
    events = (
        msgspec.structs.replace(first, participants=(*first.participants, by_reference)),
        *story.events.events[1:],
    )
    data = exported(msgspec.structs.replace(story, events=msgspec.structs.replace(story.events, events=events)))

    assert [event["participants"] for event in data["events"]] == [[ANNA], ["c4"], [VOSS, WIFE, "m8"]]
    assert {one for event in data["events"] for one in event["participants"]} <= {
        mention["cluster"] for mention in data["mentions"]
    }
    assert [TEXT[event["start"] : event["end"]] for event in data["events"]] == ["said", "waved", "came"]
    assert all(event["realis"] for event in data["events"])


def test_times_tell_their_value_and_what_they_are_told_from(story: Story) -> None:
    """Each has its TIMEX3 value and its anchor; without text its own words are left out."""
    (time,) = exported(story)["times"]
    out = io.BytesIO()
    write_json(story, out, with_text=False)
    (bare,) = json.loads(out.getvalue())["times"]

    assert TEXT[time["start"] : time["end"]] == "noon"
    assert (time["kind"], time["value"], time["anchor"]) == ("time", "XXXX-XX-XXT12:00", "narration")
    assert (time["name"], time["signal"]) == ("noon", "at")
    assert bare == time | {"name": None, "signal": ""}


def test_without_text_only_names_are_left(story: Story) -> None:
    """No run of three words of the story is anywhere in a --no-text export, nor are titles of chapters."""
    out = io.BytesIO()
    write_json(story, out, with_text=False)
    written = out.getvalue().decode()

    words = [word.strip("“”‘’.,?") for word in TEXT.split() if word != "→"]
    runs = [" ".join(words[i : i + 3]) for i in range(len(words) - 2)]

    assert "text" not in json.loads(written)
    assert [run for run in runs if run in written] == []
    assert "Chapter" not in written


def test_the_same_story_gives_the_same_bytes() -> None:
    """Byte for byte, also when every object was made anew."""
    first, second = io.BytesIO(), io.BytesIO()
    write_json(made_story(), first)
    write_json(made_story(), second)

    assert first.getvalue() == second.getvalue()


def test_long_text_is_written_in_pieces_and_whole(story: Story) -> None:
    """Characters that JSON escapes survive where one piece ends and the next begins."""
    text = '“"\\\n\t😀é\u2028' * 30_000
    edition = msgspec.structs.replace(story.edition, text=text)

    assert exported(msgspec.structs.replace(story, edition=edition))["text"] == text


def test_the_export_is_what_its_classes_and_its_schema_say(story: Story) -> None:
    """Both check the same bytes."""
    out = io.BytesIO()
    write_json(story, out)

    msgspec.json.decode(out.getvalue(), type=Export)
    for options in ({}, {"with_text": False}):
        jsonschema.Draft202012Validator(json.loads(schema_json())).validate(exported(story, **options))


def test_the_schema_in_the_docs_is_up_to_date() -> None:
    """`python -m fabula.export.json_schema` rewrites it."""
    assert (ROOT / SCHEMA_PAGE).read_text(encoding="utf-8") == schema_json()


@pytest.mark.parametrize("scorer", ["pdnc", "litbank"])
def test_the_scorers_take_it_as_it_stands(story: Story, scorer: str, tmp_path: Path) -> None:
    """They read keys and ids of this export without conversion."""
    folder = ROOT.parent / "shared" / "score"
    if not folder.is_dir():
        pytest.skip(f"no scorers at {folder}")
    with (tmp_path / "story.json").open("wb") as out:
        write_json(story, out)
    reading = {
        "pdnc": "ids = {c['id'] for c in d['characters']}; [pdnc.char_names(c) for c in d['characters']];"
        "assert all(q['speaker'] is None or q['speaker'] in ids for q in d['quotes']);"
        "[(m['start'], m['end'], m['char']) for m in d['mentions']]",
        "litbank": "[(x['start'], x['end'], x['type']) for x in d['entities']];"
        "[(m['cluster'], m['type']) for m in d['mentions']]; assert d.get('unit', 'char') == 'char'",
    }
    code = f"import json, sys, {scorer}; d = json.load(open(sys.argv[1], encoding='utf-8')); {reading[scorer]}"
    subprocess.run([sys.executable, "-c", code, tmp_path / "story.json"], cwd=folder, check=True)


def test_scenes_say_where_when_and_how_they_are_told(story: Story) -> None:
    """Setting, comings, viewpoint, level and pace; null or empty where nothing is known."""
    one, two = exported(story)["scenes"]

    assert (one["setting"]["place"], one["setting"]["time"]) == ("pl1", None)
    assert [(move["place"], move["reason"]) for move in one["setting"]["moves"]] == [("pl1", "people there")]
    assert (one["viewpoint"], one["level"]) == ("c1", {"kind": "frame", "depth": 0, "id": None})
    assert (two["setting"]["time"], two["setting"]["part_of_day"]) == ("XXXX-XX-XXTMI", "noon")
    assert [(coming["char"], coming["way"]) for coming in two["comings"]] == [("c3", "enters")]
    assert (two["viewpoint"], two["pace"], two["remote"]) == (None, "scene", [])


def test_levels_places_and_presence_are_rows(story: Story) -> None:
    """A tale with its anchor; a place with what holds it; a person near a place. A mention means its place."""
    data = exported(story)

    assert [(row["kind"], row["depth"], row["scene"], row["anchor"]) for row in data["levels"]] == [
        ("embedded", 1, "s1", [data["levels"][0]["start"], data["levels"][0]["end"]])
    ]
    assert [(row["name"], row["parent"], row["kind"]) for row in data["places"]] == [
        ("the boat", "pl2", "VEH"),
        ("The Ferry", None, "LOC"),
    ]
    assert [(row["char"], row["place"], row["relation"], row["span"], row["tense"]) for row in data["presence"]] == [
        ("c1", "pl1", "near", "habitual", "ongoing")
    ]
    assert [row["cluster"] for row in data["mentions"] if row["id"] == "m10"] == ["pl1"]
    assert [(row["tense"], row["person"]) for row in data["telling"]] == [("past", "third")]


def test_without_the_text_no_place_is_named(story: Story) -> None:
    """Descriptions are words of the text."""
    assert [(row["name"], row["names"]) for row in exported(story, with_text=False)["places"]] == [("", []), ("", [])]
