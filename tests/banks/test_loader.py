"""Bank files are read strictly, and every fault is told with its line."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simulator.banks.finding import Finding
from simulator.banks.loader import Loaded, load_banks, load_profile, yaml_files
from tests.banks.authors import BANK, PROFILE, as_yaml, line_of, numbered, put

PROFILES = Path(__file__).parents[2] / "question_banks" / "profiles"


def loaded(tmp_path: Path, *texts: str | bytes) -> Loaded:
    """What the loader makes of one bank with these files."""
    return load_banks([[put(tmp_path / f"{n}.yaml", text) for n, text in enumerate(texts)]])


def only(result: Loaded) -> Finding:
    """The one finding of a bank of which nothing could be used."""
    (finding,) = result.findings
    assert result.banks == ()
    return finding


def test_a_good_file_is_a_bank(tmp_path: Path) -> None:
    result = loaded(tmp_path, BANK)
    (bank,) = result.banks
    (item,) = bank.items
    assert result.findings == ()
    assert (bank.id, bank.code_year, item.key, item.accepted) == ("demo-a", 2026, ("a",), True)
    assert item.stem.startswith("A patient with type 2 diabetes")
    assert [option.text for option in item.options] == ["E11.621", "E11.9", "L97.509", "E10.621"]


def test_an_entry_knows_the_lines_of_its_fields(tmp_path: Path) -> None:
    entry = loaded(tmp_path, BANK).banks[0].entries[0]
    assert entry.line == line_of(BANK, "id: demo-a-01")
    assert entry.lines["options", 1, "why"] == line_of(BANK, "Overlooks")
    assert entry.lines["review",] == line_of(BANK, "review:")


def test_lines_are_right_in_files_from_windows(tmp_path: Path) -> None:
    raw = b"\xef\xbb\xbf" + BANK.replace("review: accepted", "review: finished").replace("\n", "\r\n").encode()
    assert only(loaded(tmp_path, raw)).line == line_of(BANK, "review:")


SPOILED = {
    "unknown field": ("    rationale: |", "    rational: |", "unknown-field", "rational", "`rationale` is meant"),
    "missing field": ("    key: a\n", "", "missing-field", "id: demo-a-01", "Item demo-a-01 has no `key`"),
    "missing title": ("title: Demonstration form\n", "", "missing-field", "bank:", "no `title`"),
    "key that is no option": ("key: a", "key: e", "key-no-option", "key: e", "`a`, `b`, `c`, `d`"),
    "two options with one id": ("{id: b", "{id: a", "duplicate-option", "E11.9", "option `a` already"),
    "text that is a number": ('text: "E11.9"', "text: 27447", "wrong-type", "27447", "text in quotes"),
    "text that is a date": ('text: "E11.9"', "text: 2026-01-01", "wrong-type", "2026-01-01", "text in quotes"),
    "text that is a truth": ('text: "E11.9"', "text: no", "wrong-type", "text: no", "text in quotes"),
    "year in quotes": ("code_year: 2026", 'code_year: "2026"', "wrong-type", "code_year", "a whole number"),
    "year out of bounds": ("code_year: 2026", "code_year: 26", "wrong-value", "code_year", "at least 2000"),
    "endless number": ("code_year: 2026", "code_year: " + "9" * 5000, "wrong-type", "code_year", "whole number"),
    "empty stem": ('text: "E11.9"', 'text: " "', "empty-text", "Overlooks", "`text` is empty"),
    "unknown difficulty": ("difficulty: easy", "difficulty: medium", "wrong-value", "medium", "moderate"),
    "unknown kind": ("kind: single", "kind: essay", "wrong-value", "kind", "single"),
    "unknown review": ("review: accepted", "review: done", "wrong-value", "review", "draft or accepted"),
    "capitals in an id": ("id: demo-a-01", "id: Demo 1", "wrong-value", "Demo 1", "small letters"),
    "no reference": ('references: ["OCG I.C.4.a"]', "references: []", "wrong-value", "references", "at least 1"),
    "options that are no list": ("    skills: [sequencing]", "    skills: one", "wrong-type", "skills", "a list"),
    "field twice": ("    level: application", "    level: recall\n    level: recall", "duplicate-field", "", "twice"),
    "alias": ("skills: [sequencing]", "skills: *s", "alias", "*s", "`*s`"),
    "anchor": ("key: a", "key: &k a", "alias", "&k", "`&k`"),
    "tag": ("key: a", "key: !!str a", "tag", "!!str", "tag"),
    "python tag": ("key: a", "key: !!python/name:os.system a", "tag", "!!python", "tag"),
    "tab": ("    key: a", "\tkey: a", "yaml", "\tkey", "a tab stands"),
    "colon without quotes": ("title: Demonstration form", "title: Form: A", "yaml", "title", "quotes"),
    "second document": ("review: accepted\n", "review: accepted\n---\nbank: b\n", "yaml", "---", "second document"),
    "control character": ("Demonstration", "Demo\x07", "yaml", "title", "only as an escape"),
    "line separator": ("Demonstration", "Demo\u2028", "yaml", "title", "only as an escape"),
    "surrogate": ('"E11.9"', '"\\ud800"', "yaml", "Overlooks", ""),
}


@pytest.mark.parametrize("fault", SPOILED)
def test_a_fault_is_told_with_its_line(tmp_path: Path, fault: str) -> None:
    before, after, rule, place, words = SPOILED[fault]
    assert before in BANK
    text = BANK.replace(before, after, 1)
    finding = only(loaded(tmp_path, text))
    line = text[: text.rindex("level:")].count("\n") + 1 if fault == "field twice" else line_of(text, place)
    assert (finding.rule, finding.line) == (rule, line)
    assert words in finding.text


def test_an_empty_block_stem_is_told_at_the_stem(tmp_path: Path) -> None:
    start, end = BANK.index("    stem: |"), BANK.index("    options:")
    text = BANK[:start] + '    stem: ""\n' + BANK[end:]
    finding = only(loaded(tmp_path, text))
    assert (finding.rule, finding.line, finding.where) == ("empty-text", line_of(text, "stem:"), "demo-a-01/stem")


def test_all_faults_of_a_file_are_told_at_once(tmp_path: Path) -> None:
    text = BANK.replace("key: a", "key: e").replace("kind: single", "kind: essay").replace("licence:", "license:")
    assert {f.rule for f in loaded(tmp_path, text).findings} == {
        "key-no-option",
        "wrong-value",
        "unknown-field",
    }


def test_a_broken_file_does_not_hide_the_good_ones(tmp_path: Path) -> None:
    second = as_yaml([numbered(2)])
    result = loaded(tmp_path, BANK.replace("key: a", "key: e"), second, b"\xff\xfe")
    assert [item.id for item in result.banks[0].items] == ["demo-a-002"]
    assert [f.rule for f in result.findings] == ["key-no-option", "encoding"]


def test_an_id_that_stands_twice_in_a_file_is_told(tmp_path: Path) -> None:
    second = BANK[BANK.index("  - id: demo-a-01") :]
    finding = only(loaded(tmp_path, BANK + second))
    assert (finding.rule, finding.line) == ("duplicate-id", BANK.count("\n") + 1)


def test_an_id_that_another_file_has_leaves_the_later_file_out(tmp_path: Path) -> None:
    result = loaded(tmp_path, BANK, BANK)
    (finding,) = result.findings
    assert len(result.banks[0].items) == 1
    assert (finding.rule, finding.path) == ("duplicate-id", str(tmp_path / "1.yaml"))
    assert "0.yaml:6" in finding.text


def test_a_bank_in_two_folders_is_told(tmp_path: Path) -> None:
    files = [[put(tmp_path / folder / "x.yaml", as_yaml([numbered(n)]))] for n, folder in enumerate("ab")]
    result = load_banks(files)
    assert [f.rule for f in result.findings] == ["duplicate-bank"]
    assert len(result.banks) == 1


@pytest.mark.parametrize("header", ["bank: demo-b", "title: Another", "code_year: 2025", "licence: CC0-1.0"])
def test_a_header_that_differs_leaves_the_later_file_out(tmp_path: Path, header: str) -> None:
    name = header.partition(":")[0]
    second = as_yaml([numbered(2)])
    changed = "\n".join(header if line.startswith(f"{name}:") else line for line in second.splitlines())
    result = loaded(tmp_path, BANK, changed)
    (finding,) = result.findings
    assert (finding.rule, finding.where) == ("header-differs", name)
    assert finding.line == line_of(changed, header)


def test_only_some_files_of_a_bank_may_hold_cpt_numbers(tmp_path: Path) -> None:
    second = as_yaml([numbered(2)]).replace("uses_cpt: false", "uses_cpt: true")
    result = loaded(tmp_path, BANK, second)
    assert [item.uses_cpt for item in result.banks[0].items] == [False, True]
    assert result.findings == ()


@pytest.mark.parametrize(
    ("raw", "rule"),
    [
        (b"", "empty-file"),
        (b"# nothing\n", "empty-file"),
        (b"~", "empty-file"),
        (b"- a\n", "wrong-type"),
        (b"just words", "wrong-type"),
        (b"\x00\x01", "yaml"),
        (b"a: \xff", "encoding"),
        (b"[" * 100_000, "yaml"),
        (b"{a: " * 100_000, "yaml"),
        (b"- " * 50_000, "yaml"),
        (b"a: " + b"x" * (3 * 1024 * 1024), "too-large"),
        (b"a: &a [*a, *a]\n", "alias"),
        (b"? [x]\n: y\n", "yaml"),
    ],
)
def test_bytes_that_are_no_bank_are_told(tmp_path: Path, raw: bytes, rule: str) -> None:
    result = loaded(tmp_path, raw)
    assert result.banks == ()
    assert result.findings[0].rule == rule


def test_a_folder_or_broken_link_with_the_name_of_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "folder.yaml").mkdir()
    (tmp_path / "link.yaml").symlink_to(tmp_path / "nowhere")
    result = load_banks([yaml_files(tmp_path)])
    assert [f.rule for f in result.findings] == ["unreadable", "unreadable"]


def test_a_second_document_does_not_hide_the_faults_of_the_first(tmp_path: Path) -> None:
    text = BANK.replace("kind: single", "kind: essay") + "---\nbank: b\n"
    assert [f.rule for f in loaded(tmp_path, text).findings] == ["yaml", "wrong-value"]


HOSTILE = [
    "[CC] and [/x] and [bold red]",
    "x" * 10_000,
    "\u202eright to left\u202c שלום مرحبا",
    "👩🏽‍⚕️ 🇸🇪",
    "\x1b[31mred\x07\x00",
    "tab\there",
    "line\u2028separator\x85and next line",
    "{0} %s \\n $HOME",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_kept_as_it_is(tmp_path: Path, text: str) -> None:
    from dataclasses import replace

    from simulator.exam.item import Option

    item = numbered(1)
    options = tuple(Option(id=o.id, text=text + o.id, why=text) for o in item.options)
    item = replace(item, stem=text, options=options, rationale=text, references=(text,))
    result = loaded(tmp_path, as_yaml([item]))
    assert result.findings == ()
    (read,) = result.banks[0].items
    assert (read.stem, read.options, read.rationale, read.references) == (text, options, text, (text,))


def test_a_finding_prints_on_one_line_whatever_the_file_holds(tmp_path: Path) -> None:
    text = BANK.replace("    key: a", '    "k\\e[2Jey\\n": a')
    for finding in loaded(tmp_path, text).findings:
        assert str(finding).isprintable()


BYTES = BANK.encode()
PIECES = [b"\t", b"\n", b": ", b"- ", b"&a ", b"*a", b"!!set ", b"{", b"}", b"[", b"]", b'"', b"'", b"|", b"~", b"\xff"]
PIECES += [
    b"? ",
    b"<<: ",
    b"---\n",
    b"...\n",
    b"%YAML 9.9\n",
    b"0x1F",
    b"1:30",
    b".inf",
    b"\\ud800",
    b"\xf0\x9f\x98\x80",
]


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    edits=st.lists(
        st.tuples(
            st.integers(0, len(BYTES)), st.integers(0, 12), st.one_of(st.binary(max_size=4), st.sampled_from(PIECES))
        ),
        min_size=1,
        max_size=4,
    )
)
def test_a_mutated_file_is_a_bank_or_findings_but_never_an_exception(
    tmp_path: Path, edits: list[tuple[int, int, bytes]]
) -> None:
    raw = BYTES
    for start, length, piece in edits:
        raw = raw[:start] + piece + raw[start + length :]
    result = loaded(tmp_path, raw)
    assert bool(result.banks) != bool(result.findings)
    assert all(1 <= f.line <= raw.count(b"\n") + raw.count(b"\r") + 2 for f in result.findings)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(raw=st.one_of(st.binary(max_size=200), st.text(max_size=200).map(lambda t: t.encode("utf-8", "surrogatepass"))))
def test_any_bytes_are_findings_for_banks_and_profiles(tmp_path: Path, raw: bytes) -> None:
    assert loaded(tmp_path, raw).findings
    profile, findings = load_profile(put(tmp_path / "profile.yaml", raw))
    assert profile is None
    assert findings


def test_a_good_profile_is_read(tmp_path: Path) -> None:
    profile, findings = load_profile(put(tmp_path / "demo.yaml", PROFILE))
    assert findings == []
    assert profile is not None
    assert (profile.total, profile.limit.total_seconds(), float(profile.passing)) == (1, 600, 0.7)
    assert profile.shuffle.options
    assert not profile.pausing


@pytest.mark.parametrize(
    ("before", "after", "rule"),
    [
        ("minutes: 10", "minutes: 10.5", "wrong-type"),
        ("minutes: 10", "minutes: 0", "wrong-value"),
        ("tools: [strike, flag]", "tools: [calculator]", "wrong-value"),
        ("pool: [demo]", "pool: ['../demo']", "wrong-value"),
        ("alerts:", "alarms:", "unknown-field"),
        ("count: 1}\n", 'count: 1}\n  - {domain: icd-10-cm, title: "Again", count: 2}\n', "duplicate-domain"),
    ],
)
def test_a_spoiled_profile_is_told(tmp_path: Path, before: str, after: str, rule: str) -> None:
    text = PROFILE.replace(before, after)
    profile, findings = load_profile(put(tmp_path / "demo.yaml", text))
    assert profile is None
    assert rule in [f.rule for f in findings]
    assert findings[0].line >= line_of(text, after[:6])


@pytest.mark.parametrize(
    ("name", "total", "minutes"), [("cpc", 100, 340), ("cpc-current", 100, 240), ("cpc-pre2022", 150, 340)]
)
def test_the_shipped_profiles_have_their_figures(name: str, total: int, minutes: int) -> None:
    profile, findings = load_profile(PROFILES / f"{name}.yaml")
    assert findings == []
    assert profile is not None
    assert (profile.id, profile.total, profile.limit.total_seconds() / 60) == (name, total, minutes)
