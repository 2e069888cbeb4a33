"""Settings: one small file that people edit too."""

import stat
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.settings import THEMES, Settings, SettingsError, read_settings, write_settings

words = st.text(max_size=20)
any_settings = st.builds(
    Settings,
    theme=st.sampled_from(THEMES),
    candidate=words,
    keys=st.dictionaries(words, words, max_size=4),
)


def test_without_a_file_the_defaults_stand(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "settings.toml") == Settings(theme="dark", candidate="", keys={})


@given(chosen=any_settings)
@settings(max_examples=60, deadline=None)
def test_what_is_written_is_read_back_whatever_the_text(
    chosen: Settings, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("settings") / "made" / "on" / "demand" / "settings.toml"
    write_settings(path, chosen)
    assert read_settings(path) == chosen
    assert [file.name for file in path.parent.iterdir()] == ["settings.toml"]


@pytest.mark.parametrize("line", ['"exam.flag" = "f,m"', 'exam.flag = "f,m"', '[keys.exam]\nflag = "f,m"'])
def test_a_persons_own_keys_are_read_in_every_way_that_toml_spells_a_dot(tmp_path: Path, line: str) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(f'theme = "light"\n\n[keys]\n{line}\n', encoding="utf-8")
    assert read_settings(path) == Settings(theme="light", keys={"exam.flag": "f,m"})


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("theme = dark", "cannot be read .*line 1"),
        ('colour = "red"', "no setting 'colour'. There are: theme, candidate, keys"),
        ('theme = "neon"', "one of dark, light, contrast, not 'neon'"),
        ("theme = 3", "one of dark, light, contrast, not 3"),
        ('theme = ["dark"]', "one of dark"),
        ("candidate = 3", "name in quotes"),
        ('keys = "f"', "lines such as"),
        ("[keys]\nflag = 3", "lines such as"),
        ("[keys]\nexam.flag = ['f']", "lines such as"),
    ],
)
def test_a_file_that_is_not_right_is_a_sentence_that_names_it(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match=words) as refused:
        read_settings(path)
    assert str(path) in str(refused.value)


def test_a_file_that_is_no_text_and_a_folder_in_its_place_are_sentences_too(tmp_path: Path) -> None:
    noise = tmp_path / "noise.toml"
    noise.write_bytes(b"\xff\xfe\x00theme")
    for path in (noise, tmp_path):
        with pytest.raises(SettingsError, match="cannot be read"):
            read_settings(path)


def test_a_write_that_fails_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    write_settings(path, Settings(theme="light"))
    (tmp_path / "settings.new").mkdir()
    with pytest.raises(OSError, match=r"settings\.new"):
        write_settings(path, Settings(theme="contrast"))
    assert read_settings(path).theme == "light"
    assert stat.S_ISREG(path.stat().st_mode)
