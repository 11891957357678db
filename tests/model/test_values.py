"""What strings, codes, addresses and dates may hold: no more than every format can carry."""

from __future__ import annotations

import re
import sys
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from enum import Enum
from typing import Any, TypeAlias

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from newsdoc.errors import ModelError
from newsdoc.model import (
    Article,
    Attribution,
    Cell,
    Code,
    Concept,
    Embargo,
    Figure,
    Identity,
    Label,
    Link,
    List,
    Management,
    Mention,
    Node,
    PartialDate,
    Preformatted,
    Quote,
    RelatedLink,
    Rendition,
    Rights,
    Source,
    Table,
    Text,
    Times,
    When,
)
from newsdoc.model import values as model_values
from newsdoc.model.values import (
    _QCODES,
    clean_language,
    clean_prose,
    clean_qcode,
    clean_qcodes,
    clean_run,
    clean_uri,
    clean_verbatim,
    first_unwritable,
    spell,
)
from newsdoc.testing import HOSTILE, characters, instants, languages, moments, qcodes, texts, uris, verbatims

Value: TypeAlias = Any
"""What is given where something else is asked for, and what makes such a thing."""

ANY_URI = etree.XMLSchema(
    etree.XML(
        '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="a" type="xs:anyURI"/></xs:schema>'
    )
)
KINDS = [kind for kind in vars(sys.modules["newsdoc.model"]).values() if isinstance(kind, type) and attrs.has(kind)]


def _xml_can_carry(character: str) -> bool:
    try:
        etree.Element("a").text = character
    except ValueError:
        return False
    return True


def test_the_characters_that_are_refused_are_those_that_xml_cannot_carry() -> None:
    planes = [*range(0x11000), *range(0x1FFF0, 0x20010), *range(0x10FFF0, 0x110000)]
    surrogates = range(0xD800, 0xE000)  # these lxml cannot even encode
    for code in planes:
        refused = first_unwritable(chr(code)) == 0
        assert refused == (code in surrogates or not _xml_can_carry(chr(code))), hex(code)


@pytest.mark.parametrize(
    "bad", ["\0", "\x08", "\x0b", "\x0c", "\x1f", chr(0xD800), chr(0xDFFF), "\ufffe", "\uffff"], ids=ascii
)
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_field_of_text_refuses_them_and_says_where(kind: type[Any], bad: str) -> None:
    for field in attrs.fields(attrs.resolve_types(kind)):
        if field.type is str:
            with pytest.raises(ModelError, match=f"U\\+{ord(bad):04X} at offset 1 "):
                field.converter(f"a{bad}")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_field_of_text_refuses_what_is_no_string(kind: type[Any]) -> None:
    for field in attrs.fields(attrs.resolve_types(kind)):
        if field.type is str:
            for wrong in (None, 3, b"a", ["a"]):
                with pytest.raises(ModelError, match="expected a string"):
                    field.converter(wrong)


def test_a_string_of_another_class_comes_in_as_a_plain_one() -> None:
    root = etree.fromstring("<a>Fed to halt QE</a>")
    (smart,) = root.xpath("text()")  # knows its element, and so keeps the whole tree alive
    assert type(smart) is not str
    assert type(Article(smart).headline) is str
    assert type(Text(smart).text) is str
    assert type(Preformatted(smart).text) is str


@given(texts() | characters())
def test_prose_is_its_words_parted_by_single_spaces(text: str) -> None:
    words = [word for word in text.replace("\t", " ").replace("\n", " ").replace("\r", " ").split(" ") if word]
    assert clean_prose(text) == " ".join(words)
    assert clean_run(text).strip(" ") == clean_prose(text)
    assert clean_run(clean_run(text)) == clean_run(text)


@given(verbatims())
def test_verbatim_text_changes_in_its_line_ends_alone(text: str) -> None:
    assert clean_verbatim(text) == "\n".join(text.replace("\r\n", "\n").split("\r"))


@pytest.mark.parametrize("piece", HOSTILE, ids=ascii)
def test_no_hostile_piece_of_text_is_refused_or_changed_but_for_white_space(piece: str) -> None:
    assert clean_run(f"a{piece}b") == re.sub("[ \t\r\n]+", " ", f"a{piece}b")
    assert Preformatted(piece).text == piece.replace("\r\n", "\n").replace("\r", "\n")


@given(uris())
def test_uris_of_all_shapes_are_taken_as_they_are(uri: str) -> None:
    assert clean_uri(uri) == clean_prose(uri)


@pytest.mark.parametrize(
    "uri",
    [
        "%",
        "a%4",
        "a%zz",
        "[",
        "a]b",
        "http://a[b]/",
        "1a:b",
        "a b:c",
        ":a",
        "http://h:port/",
        "http://h:1234567/",
        "a#b#c",
        "//a:",
        "x://a@b@c/",
    ],
)
def test_what_is_no_uri_is_refused_with_what_to_do(uri: str) -> None:
    with pytest.raises(ModelError, match="expected a URI, got") as caught:
        clean_uri(uri)
    assert "%25" in str(caught.value)


_URI_PIECES = (
    *[
        "a",
        "http:",
        "//",
        ":",
        "/",
        "?",
        "#",
        "@",
        "[",
        "]",
        "[::1]",
        "%41",
        "%",
        "é",
        "80",
        "x-",
        "|",
        "<",
        "'",
        '"',
        "\\",
        "^",
        "{",
        "\xa0",
        "\u2028",
        "\x85",
        "\ue000",
    ],
    " ",
)


@given(st.lists(st.sampled_from(_URI_PIECES), max_size=7).map("".join))
def test_every_uri_is_one_to_xml_schema_too(text: str) -> None:
    try:
        uri = clean_uri(text)
    except ModelError:
        return
    element = etree.Element("a")
    element.text = uri
    assert ANY_URI.validate(element)


@given(qcodes())
def test_qcodes_are_taken_as_they_are(qcode: str) -> None:
    assert clean_qcode(f" {qcode}\n") == qcode


@pytest.mark.parametrize("qcode", ["a", ":a", "a:", "a b:c", "a:b c", "a\u00a0b:c", "a:b\u2028"])
def test_what_is_no_qcode_is_refused(qcode: str) -> None:
    with pytest.raises(ModelError, match="expected a code such as"):
        clean_qcode(qcode)


def test_a_field_of_several_codes_holds_each_of_them_to_the_shape() -> None:
    assert Label("a", role=" a:b\n c:d ").role == "a:b c:d"
    with pytest.raises(ModelError, match="got 'c'"):
        Label("a", role="a:b c")


@given(languages())
def test_languages_are_taken_as_they_are(language: str) -> None:
    assert clean_language(language) == language


@pytest.mark.parametrize(
    "language", ["e n", "en_US", "en-", "-en", "123", "abcdefghi", "en-abcdefghi", "ä", "en\u00a0"]
)
def test_what_has_not_the_shape_of_a_language_tag_is_refused(language: str) -> None:
    with pytest.raises(ModelError, match="expected a language tag"):
        clean_language(language)


@given(moments())
def test_a_moment_is_kept_as_exactly_as_it_is_known(moment: When) -> None:
    kept = Times(content_created=moment).content_created
    assert spell(kept) == spell(moment)
    if isinstance(moment, datetime):
        assert isinstance(kept, datetime)
        assert (kept.utcoffset(), kept.microsecond) == (moment.utcoffset(), moment.microsecond)
    else:
        assert type(kept) is type(moment)


@given(instants(), instants())
def test_times_are_equal_if_they_are_spelt_alike(one: datetime, other: datetime) -> None:
    alike = spell(one) == spell(other)
    assert (Embargo(until=one) == Embargo(until=other)) == alike
    assert len({Embargo(until=one), Embargo(until=other)}) == 2 - alike


def test_the_same_moment_in_two_zones_is_two_things_to_say() -> None:
    here = datetime(2016, 1, 4, 11, tzinfo=timezone(timedelta(hours=1)))
    there = datetime(2016, 1, 4, 10, tzinfo=UTC)
    assert here == there
    assert Times(version_created=here) != Times(version_created=there)


def test_a_zone_by_name_becomes_its_offset_at_that_time() -> None:
    class Summer(tzinfo):
        def utcoffset(self, moment: datetime | None) -> timedelta:
            return timedelta(hours=2 if moment and moment.month in range(4, 10) else 1)

        def dst(self, _moment: datetime | None) -> timedelta:
            return timedelta(0)

        def tzname(self, _moment: datetime | None) -> str:
            return "summer"

    kept = Embargo(until=datetime(2016, 7, 1, tzinfo=Summer(), fold=1)).until
    assert kept is not None
    assert (kept.tzinfo, kept.fold) == (timezone(timedelta(hours=2)), 0)


@pytest.mark.parametrize(
    "offset",
    [timedelta(hours=14, minutes=1), timedelta(hours=-15), timedelta(seconds=1), timedelta(minutes=1, microseconds=5)],
)
def test_a_zone_that_xml_schema_cannot_write_is_refused(offset: timedelta) -> None:
    with pytest.raises(ModelError, match="zone within 14 hours"):
        Times(first_created=datetime(2016, 1, 4, tzinfo=timezone(offset)))


@pytest.mark.parametrize("wrong", ["2016-01-04", 2016, True])
def test_what_is_no_date_is_refused(wrong: Value) -> None:
    with pytest.raises(ModelError, match="expected a date"):
        Times(content_created=wrong)
    with pytest.raises(ModelError, match="expected a date with time"):
        Times(version_created=wrong)


def test_a_day_is_not_enough_where_a_time_is_asked_for() -> None:
    with pytest.raises(ModelError, match="expected a date with time"):
        Embargo(until=date(2016, 1, 4))  # type: ignore[arg-type]  # the point


@pytest.mark.parametrize(
    ("year", "month"), [(0, None), (10000, None), (2016, 0), (2016, 13), ("2016", None), (2016, True), (True, None)]
)
def test_a_year_or_month_that_is_none_is_refused(year: Value, month: Value) -> None:
    with pytest.raises(ModelError, match="expected a whole number"):
        PartialDate(year, month)


def test_partial_dates_can_be_put_in_order() -> None:
    dates = [PartialDate(2016, 2), PartialDate(2016), PartialDate(2015, 12), PartialDate(2016, 1)]
    assert [str(each) for each in sorted(dates)] == ["2015-12", "2016", "2016-01", "2016-02"]


@pytest.mark.parametrize(
    ("make", "word"),
    [
        (lambda n: Management(urgency=n), "urgency"),
        (lambda n: Identity(version=n), "version"),
        (lambda n: Label("a", rank=n), "rank"),
        (lambda n: Cell("a", colspan=n), "colspan"),
        (lambda n: Cell("a", rowspan=n), "rowspan"),
        (lambda n: List(["a"], ordered=True, start=n), "start"),
        (lambda n: Rendition("a", size=n), "size"),
        (lambda n: Source("text", b"", n), "part"),
    ],
)
@pytest.mark.parametrize("wrong", [-1, 10**20, 1.0, "1", True])
def test_numbers_have_their_bounds_and_nothing_else_counts_as_one(make: Value, word: str, wrong: object) -> None:
    with pytest.raises(ModelError, match=f"{word}: expected a whole number from"):
        make(wrong)


@pytest.mark.parametrize("wrong", ["no", 0, 1, None, "", []])
def test_nothing_stands_for_a_truth_value_but_one(wrong: Value) -> None:
    for make in (
        lambda: Attribution("A", inferred=wrong),
        lambda: List(["a"], ordered=wrong),
        lambda: Cell("a", header=wrong),
    ):
        with pytest.raises(ModelError, match="expected True or False"):
            make()


def test_a_word_that_is_not_in_its_list_is_refused_with_the_list() -> None:
    with pytest.raises(ModelError, match="expected one of 'direct', 'mixed', 'scare', 'title', got 'said'"):
        Quote("a", kind="said")
    with pytest.raises(ModelError, match="expected one of '', 'left', 'center', 'right', got 'top'"):
        Table([["a"]], alignment=["top"])


def test_words_are_shown_by_the_name_that_makes_them() -> None:
    words = [
        member
        for kind in vars(model_values).values()
        if isinstance(kind, type) and issubclass(kind, Enum)
        for member in kind
    ]
    assert all("<" not in repr(word) for word in words)
    assert repr(Quote("a", kind="scare")) == "Quote(inlines=(Text(text='a'),), kind=QuoteKind.SCARE)"


def _node_fields() -> list[tuple[type[Node], str]]:
    """The fields that hold nodes or a source: every class that the model exports, by its attrs fields."""
    return [
        (kind, field.name)
        for kind in KINDS
        if issubclass(kind, Node)
        for field in attrs.fields(attrs.resolve_types(kind))
        if field.init and ("newsdoc" in str(field.type) or (isinstance(field.type, type) and attrs.has(field.type)))
    ]


@pytest.mark.parametrize(("kind", "name"), _node_fields(), ids=lambda part: getattr(part, "__name__", part))
@pytest.mark.parametrize("wrong", [3, [3], [object()]], ids=["a number", "numbers", "objects"])
def test_every_field_of_nodes_refuses_what_is_none(kind: type[Any], name: str, wrong: object) -> None:
    sample: dict[type[Any], dict[str, object]] = {
        Mention: {"inlines": "a", "concept": Concept("a:b")},
    }
    with pytest.raises((ModelError, TypeError)):
        kind(**{**sample.get(kind, {"label": "a", "speaker": "a", "text": "a", "qcode": "a:b"}), name: wrong})


@pytest.mark.parametrize(
    "make",
    [
        lambda: Label(" "),
        Code,
        lambda: Code(names=["a"]),
        Concept,
        lambda: Concept(type="a:b"),
        RelatedLink,
        lambda: Rendition(title="a"),
        lambda: List(["a"], start=2),
        lambda: Concept("a:b", same_as=Concept("c:d", rank=1)),
        lambda: Concept("a:b", broader=Concept("c:d", broader=Concept("e:f"))),
        lambda: Mention("a", None),  # type: ignore[arg-type]  # the point
        lambda: Rights(holder="ACME"),  # type: ignore[arg-type]  # the point
        lambda: Article(source=b"x"),  # type: ignore[arg-type]  # the point
        lambda: Source("text", "x"),  # type: ignore[arg-type]  # the point
        lambda: Link("a", href="%"),
        lambda: Figure("%"),
    ],
)
def test_a_value_that_says_too_little_or_contradicts_itself_is_refused(make: Value) -> None:
    with pytest.raises(ModelError):
        make()


@given(st.text(st.characters(), max_size=12))
def test_text_is_taken_or_refused_with_a_model_error_and_nothing_else(text: str) -> None:
    for clean in (clean_run, clean_prose, clean_verbatim, clean_qcode, clean_uri, clean_language):
        try:
            kept = clean(text)
        except ModelError:
            continue
        assert clean(kept) == kept


def test_a_list_of_codes_that_is_known_is_no_code() -> None:
    assert clean_qcodes("medtop:04000000 medtop:16000000") == "medtop:04000000 medtop:16000000"
    with pytest.raises(ModelError, match="expected a code"):
        clean_qcode("medtop:04000000 medtop:16000000")


def test_no_more_values_are_remembered_than_a_few_thousand_short_ones() -> None:
    known = _QCODES.known
    for number in range(10_000):
        clean_qcode(f"known:{number}")
        assert len(known) <= 4_096
    long = f"known:{'1' * 200}"
    assert clean_qcode(long) == long
    assert "known:9999" in known
    assert long not in known
