"""Each editorial rule passes a good bank, and finds the fault it is for, at its line."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from simulator.banks.finding import Finding, Severity
from simulator.banks.lint import BANK_RULES, ITEM_RULES, Rule, balance, cpt, cues, references
from simulator.banks.lint.blueprint import blueprint
from simulator.banks.lint.duplicates import duplicate_stems
from simulator.banks.loader import Bank, Entry
from simulator.exam.item import Difficulty, Item, Level
from simulator.exam.profile import Profile, Quota
from tests.banks.authors import keyed, numbered, placed, reworded

GOOD = [numbered(n) for n in range(100)]
"""A bank without a fault: every rule is held against it first."""

RULES = (*ITEM_RULES, *BANK_RULES, duplicate_stems)


def found(items: list[Item]) -> list[Finding]:
    """What all the rules find."""
    return [finding for rule in RULES for finding in rule(placed(items))]


def one(item: Item) -> Finding:
    """The one finding about an item that stands alone."""
    (finding,) = found([item])
    return finding


def changed(count: int, change: Callable[[Item], Item]) -> list[Item]:
    """The good bank with its first items changed."""
    return [change(item) if n < count else item for n, item in enumerate(GOOD)]


def test_a_good_bank_passes_every_rule() -> None:
    assert found(GOOD) == []


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_finds_nothing_where_there_is_no_item(rule: Rule) -> None:
    assert list(rule([])) == []


# The whole bank


def keys(letters: str) -> list[Item]:
    """Items whose keys are these letters."""
    return [replace(numbered(n), key=(letter,)) for n, letter in enumerate(letters)]


def test_a_letter_that_is_the_key_too_often_is_an_error() -> None:
    (finding,) = balance.key_balance(placed(keys("a" * 31 + "b" * 23 + "c" * 23 + "d" * 23)))
    assert (finding.rule, finding.severity) == ("key-balance", Severity.ERROR)
    assert "a is the key of 31 of 100 items; 20 to 30" in finding.text


@pytest.mark.parametrize("letters", ["a" * 30 + "b" * 20 + "cd" * 25, "a" * 12 + "b" * 12 + "cd" * 8])
def test_twenty_to_thirty_keys_of_a_hundred_are_balanced(letters: str) -> None:
    assert list(balance.key_balance(placed(keys(letters)))) == []


def test_a_small_bank_is_held_to_chance() -> None:
    assert list(balance.key_balance(placed(keys("aaab")))) == []
    findings = list(balance.key_balance(placed(keys("a" * 12))))
    assert [(f.severity, f.text[0]) for f in findings] == [(Severity.WARNING, "a")]


def test_much_recall_is_a_warning() -> None:
    assert list(balance.recall_share(placed(changed(25, lambda i: replace(i, level=Level.RECALL))))) == []
    (finding,) = found(changed(26, lambda item: replace(item, level=Level.RECALL)))
    assert (finding.rule, finding.line, finding.severity) == ("recall-share", 11, Severity.WARNING)


def test_a_bank_that_is_all_hard_is_a_warning() -> None:
    (finding,) = found(changed(100, lambda item: replace(item, difficulty=Difficulty.HARD)))
    assert (finding.rule, finding.severity) == ("difficulty-mix", Severity.WARNING)
    assert "0 easy, 0 moderate, 100 hard" in finding.text


def test_a_draft_is_a_warning_at_its_review() -> None:
    finding = one(replace(numbered(1), accepted=False))
    assert (finding.rule, finding.line, finding.severity) == ("draft", 15, Severity.WARNING)


def test_keys_that_are_the_longest_option_are_an_error() -> None:
    assert list(cues.length_cue(placed(changed(34, lambda item: keyed(item, "abcdef ghijklmno"))))) == []
    findings = {f.rule: f for f in found(changed(35, lambda item: keyed(item, "abcdef ghijklmno")))}
    assert findings.keys() == {"length-cue", "guesser"}
    assert findings["length-cue"].severity is Severity.ERROR
    assert "35 of 100 items" in findings["length-cue"].text


def alike(item: Item) -> Item:
    """The item with a key that shares a part with each of the others."""
    others = ["xa9 pppp", "xb9 qqqq", "xc9 rrrr"]
    others.insert("abcd".index(item.key[0]), "xa9 xb9 z")
    return reworded(item, [text.ljust(9, "s") for text in others])


def test_keys_that_are_most_like_the_others_are_an_error() -> None:
    assert cues.most_alike(placed([alike(numbered(2))])[0]) == [2]
    findings = {f.rule: f for f in found(changed(40, alike))}
    assert findings.keys() == {"alike-cue", "guesser"}
    assert "40 of 100 items" in findings["alike-cue"].text


def test_a_guesser_who_draws_lots_among_the_longest_is_found() -> None:
    def tied(item: Item) -> Item:
        place = "abcd".index(item.key[0])
        texts = [option.text for option in item.options]
        for each in (place, (place + 1) % 4):
            texts[each] += "xyz"
        return reworded(item, texts)

    findings = found(changed(60, tied))
    assert {f.rule for f in findings} == {"guesser"}
    assert "takes the longest option scores 40 %" in findings[0].text


def worded(texts: list[str], key: str) -> Entry:
    """An item with these options."""
    return placed([replace(reworded(numbered(1), texts), key=(key,))])[0]


def test_the_middle_value_is_by_number_where_options_have_one() -> None:
    assert cues.middle(worded(["90 days", "9 days", "120 days", "10 days"], "a")) == [3, 0]
    assert cues.middle(worded(["delta", "alpha", "Charlie", "bravo"], "a")) == [3, 2]


def test_the_most_specific_option_has_the_most_parts_and_then_the_longest() -> None:
    assert cues.most_specific(worded(["11042-59", "11042", "11043, 11045-59", "11044, 11047"], "a")) == [2]
    assert cues.most_specific(worded(["E11.9", "E11.621", "E11.69", "E10.9"], "a")) == [1]


def test_a_guesser_is_told_by_each_way_of_guessing() -> None:
    shares = cues.guesses(placed(GOOD))
    assert list(shares) == list(cues.WAYS)
    assert all(share < cues.MOST for share in shares.values())


def test_a_small_bank_of_long_keys_is_only_a_warning() -> None:
    items = [keyed(numbered(n), "abcdef ghijklmno") for n in range(8)]
    assert [(f.rule, f.severity) for f in found(items)] == [("length-cue", Severity.WARNING)]


def test_options_of_wildly_unequal_length_are_a_warning() -> None:
    item = numbered(1)
    finding = one(reworded(item, ["99213x", "y" * 40, "99215x", "99216x"]))
    assert (finding.rule, finding.severity, finding.where) == (
        "option-lengths",
        Severity.WARNING,
        "demo-a-001/options/b/text",
    )


def test_a_stem_that_stands_twice_is_an_error() -> None:
    (finding,) = found([numbered(1), numbered(2), replace(numbered(3), stem=numbered(1).stem.upper())])
    assert (finding.rule, finding.line) == ("duplicate-stem", 32)
    assert "demo-a-001 (demo.yaml:10)" in finding.text


def test_a_stem_with_a_few_other_words_is_a_warning() -> None:
    words = numbered(1).stem.split()
    (finding,) = found([numbered(1), replace(numbered(2), stem=" ".join([*words[:-2], "other", "words"]))])
    assert (finding.rule, finding.line, finding.severity) == ("similar-stem", 22, Severity.WARNING)


def test_a_short_stem_is_compared_together_with_its_options() -> None:
    stem = "Which code is reported?"
    assert found([replace(numbered(n), stem=stem) for n in range(4)]) == []
    again = replace(numbered(1), id="demo-a-999", stem=stem)
    assert [f.rule for f in found([replace(numbered(1), stem=stem), again])] == ["duplicate-stem"]


def profile(count: int) -> Profile:
    from datetime import timedelta
    from fractions import Fraction

    return Profile(
        id=f"demo-{count}",
        title="Demonstration",
        about="",
        notice="",
        limit=timedelta(minutes=10),
        passing=Fraction(7, 10),
        alerts=(),
        code_years=(2026,),
        blueprint=(
            Quota(domain="icd-10-cm", title="ICD-10-CM", count=count),
            Quota(domain="hcpcs", title="HCPCS", count=2),
        ),
        pool=("demo",),
        tools=frozenset(),
    )


def bank(items: list[Item]) -> Bank:
    return Bank("demo-a", "Form", 2026, "CC-BY-4.0", "demo/demo-a", tuple(placed(items)))


def test_a_bank_that_is_no_form_of_any_profile_is_told_domain_by_domain() -> None:
    items = [numbered(n) for n in range(5)] + [replace(numbered(9), domain="anatomy")]
    (finding,) = blueprint(bank(items), [profile(90), profile(6)])
    assert (finding.rule, finding.severity) == ("blueprint", Severity.WARNING)
    assert "demo-6" in finding.text
    assert "icd-10-cm lacks 1, hcpcs lacks 2, anatomy has too many: 1" in finding.text


def test_a_bank_that_is_the_form_of_one_profile_is_fine() -> None:
    items = [numbered(n) for n in range(5)] + [replace(numbered(n), domain="hcpcs") for n in (7, 8)]
    assert list(blueprint(bank(items), [profile(90), profile(5)])) == []
    assert list(blueprint(bank(items), [])) == []


# References

GOOD_REFERENCES = """\
OCG I.C.9.a.2|OCG IV.H|OCG II.C|OCG Appendix I|OCG I.C.19.e.5.c|OCG I.A.13|PCS B3.10c|PCS A1|PCS table 0FT
PCS Body Part Key: Olecranon bursa|PCS Device Key: Loop recorder, implantable|ICD-10-PCS Index: Hysterectomy, total
42 CFR 411.351|45 CFR 164.502(b)|45 CFR 164.514(d)(3)|42 USC 1320a-7b(b)
42 USC 1395nn(a)(1)|31 USC 3729|NCCI IV.C|NCCI IV.C.5|NCCI XIII.A|Pub. 100-04 ch. 12 §30.6.1|Pub. 100-02 ch. 15 §80
ICD-10-CM E11.22|ICD-10-CM I43|ICD-10-CM Z91.12-|ICD-10-CM Index: Fracture, traumatic, radius|HCPCS E0601
HCPCS modifier GA|HCPCS modifier E1|CPT modifier 59|CPT: Surgery > Integumentary System > Repair (Closure)
MeSH: Cholecystitis|65 FR 59434|Pub. L. 104-191"""

BAD_REFERENCES = {
    "OCG 1.C.9": "OCG I.C.9.a.2",
    "OCG I.C.9.a.2 ": "OCG I.C.9.a.2",
    "OCG Appendix IV": "OCG Appendix I",
    "PCS 3.10": "PCS B3.10c",
    "PCS Table 0FT": "PCS table 0FT",
    "NCCI 4.C": "NCCI IV.C.5",
    "Pub. 100-04, ch. 12": "Pub. 100-04 ch. 12 §30.6.1",
    "ICD-10-CM": "ICD-10-CM E11.22",
    "ICD-10-CM index": "ICD-10-CM Index: Fracture, traumatic, radius",
    "HCPCS modifier": "HCPCS modifier GA",
    "CPT modifier": "CPT modifier 59",
    "CPT: Surgery": "CPT: Surgery > Digestive System",
    "MeSH Cholecystitis": "MeSH: Cholecystitis",
    "Pub. L. 104": "Pub. L. 104-191",
}


@pytest.mark.parametrize("reference", GOOD_REFERENCES.replace("\n", "|").split("|"))
def test_a_reference_of_a_known_form_passes(reference: str) -> None:
    assert found([replace(numbered(1), references=(reference,))]) == []


@pytest.mark.parametrize("form", references.FORMS, ids=lambda form: str(form.example))
def test_the_example_of_a_form_has_it(form: references.ReferenceForm) -> None:
    assert form.pattern.fullmatch(form.example)


@pytest.mark.parametrize(("reference", "form"), BAD_REFERENCES.items())
def test_a_reference_of_no_form_names_the_nearest(reference: str, form: str) -> None:
    finding = one(replace(numbered(1), references=(reference,)))
    assert (finding.rule, finding.severity) == ("reference-form", Severity.ERROR)
    assert f"the nearest is `{form}`" in finding.text


@pytest.mark.parametrize("reference", ["x" * 10_000, "CPT: " + "a > " * 3_000 + ">", "42 USC " + "1-" * 5_000])
def test_an_endless_reference_is_told_at_once(reference: str) -> None:
    assert one(replace(numbered(1), references=(reference,))).rule == "reference-form"


def test_a_reference_that_stands_twice_is_told() -> None:
    assert "stands twice" in one(replace(numbered(1), references=("OCG I.A.1", "OCG I.A.1"))).text


# Wording


def optioned(text: str) -> Item:
    """An item with this as its option a; its key is b."""
    return reworded(numbered(1), [text, *(option.text for option in numbered(1).options[1:])])


@pytest.mark.parametrize("text", ["All of the above", "None of the above", "Both a and b", "none of these"])
def test_an_option_that_takes_in_the_others_is_an_error(text: str) -> None:
    finding = one(optioned(text))
    assert (finding.rule, finding.where) == ("all-or-none", "demo-a-001/options/a/text")


def stemmed(text: str) -> Item:
    return replace(numbered(1), stem=f"{numbered(1).stem} {text}")


@pytest.mark.parametrize(
    "text", ["All of the following are bundled except which?", "Each is right EXCEPT one.", "Report all, except:"]
)
def test_a_stem_that_asks_for_the_exception_is_an_error(text: str) -> None:
    finding = one(stemmed(text))
    assert (finding.rule, finding.line) == ("except-stem", 12)


@pytest.mark.parametrize("text", ["Which code is not reported?", "Which of these does not apply?", "It is NOT billed."])
def test_a_negative_stem_is_a_warning(text: str) -> None:
    finding = one(stemmed(text))
    assert (finding.rule, finding.severity) == ("negative-stem", Severity.WARNING)


@pytest.mark.parametrize(
    "text",
    ["No complaints except pain. Which code is reported?", "He did not fall.", "Which code, if the wound is not deep?"],
)
def test_dictation_may_say_except_and_not(text: str) -> None:
    assert found([stemmed(text)]) == []


LETTERED = ["Option B is unbundled.", "as in option (c) here", "The answer is D.", "Choice: A", "see option a."]


@pytest.mark.parametrize("text", LETTERED)
def test_a_rationale_that_names_a_letter_is_an_error(text: str) -> None:
    item = numbered(1)
    finding = one(replace(item, rationale=f"{item.rationale} {text}"))
    assert (finding.rule, finding.line) == ("named-letter", 14)


def test_a_why_that_names_a_letter_is_an_error() -> None:
    item = numbered(1)
    option = replace(item.options[0], why="Like option C, it leaves the approach out of account.")
    assert one(replace(item, options=(option, *item.options[1:]))).where == "demo-a-001/options/a/why"


@pytest.mark.parametrize("text", ["The option a coder takes.", "Medicare Part B pays.", "The answer depends on it."])
def test_letters_that_name_no_option_are_fine(text: str) -> None:
    item = numbered(1)
    assert found([replace(item, rationale=f"{item.rationale} {text}")]) == []


def test_options_that_say_the_same_are_an_error() -> None:
    finding = one(reworded(numbered(1), ["E11.9", "e11.9 ", "E11.8", "E11.7"]))
    assert (finding.rule, finding.where) == ("duplicate-options", "demo-a-001/options/b/text")


def test_thin_teaching_is_an_error() -> None:
    item = numbered(1)
    thin = replace(item, options=(replace(item.options[0], why="Wrong."), *item.options[1:]))
    assert one(thin).rule == "thin-why"
    assert one(replace(item, rationale="It is right.")).rule == "thin-rationale"


# CPT


@pytest.mark.parametrize("text", ["27447-RT", "11042, 11045-59", "0F: 0075T"])
def test_cpt_numbers_without_the_flag_are_an_error(text: str) -> None:
    assert [f.rule for f in cpt.undeclared_cpt(placed([optioned(text)]))] == ["uses-cpt"]
    assert list(cpt.undeclared_cpt(placed([replace(optioned(text), uses_cpt=True)]))) == []


@pytest.mark.parametrize("text", ["E11.9", "G0283", "0DTJ4ZZ", "$12500", "10,000 units", "12345.6"])
def test_other_codes_and_numbers_are_no_cpt(text: str) -> None:
    assert list(cpt.undeclared_cpt(placed([optioned(text)]))) == []


def test_a_deleted_code_is_an_error_unless_its_why_says_so() -> None:
    item = replace(optioned("99201-25"), uses_cpt=True)
    (finding,) = cpt.deleted_codes(placed([item]))
    assert (finding.rule, finding.where) == ("deleted-code", "demo-a-001/options/a/text")
    option = replace(item.options[0], why="Takes a code that was deleted in 2021.")
    spoken = replace(item, options=(option, *item.options[1:]))
    assert list(cpt.deleted_codes(placed([spoken]))) == []
    assert len(list(cpt.deleted_codes(placed([replace(spoken, key=("a",))])))) == 1
