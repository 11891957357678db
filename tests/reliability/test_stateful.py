"""Load, edit, write, convert and validate in any order: an article and a plain record of what it should be."""

from __future__ import annotations

from typing import Final

import attrs
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

import newsdoc
from newsdoc.testing import articles

NATIVE: Final = ("newsml", "json", "ndjson", "text")
_UNSOUND: Final = {newsdoc.FindingKind.FILE, newsdoc.FindingKind.STRUCTURE}
_WORDS: Final = st.text("abcxyz <&\"'*_|#>“”—é\u00a0\n", max_size=20)


class Desk(RuleBasedStateMachine):
    """What an article goes through at a desk; the record is the article without the file that it came from."""

    def __init__(self) -> None:
        super().__init__()
        self.article = newsdoc.Article()
        self.record = newsdoc.Article()
        self.data = b""
        self.format = ""

    @initialize(article=articles(), format_=st.sampled_from(NATIVE))
    def arrives(self, article: newsdoc.Article, format_: str) -> None:
        self.article = self.record = article
        self.write(format_)

    @rule(format_=st.sampled_from(NATIVE))
    def write(self, format_: str) -> None:
        self.data, self.format = newsdoc.dumps(self.article, format_), format_

    @rule()
    def read(self) -> None:
        self.article = newsdoc.loads(self.data, self.format)
        self.record = _of(self.data, self.format)

    @rule(headline=_WORDS)
    def change_the_headline(self, headline: str) -> None:
        self.article = attrs.evolve(self.article, headline=headline)
        self.record = attrs.evolve(self.record, headline=headline)

    @rule(words=_WORDS)
    def add_a_paragraph(self, words: str) -> None:
        paragraph = newsdoc.Paragraph(words)
        self.article = attrs.evolve(self.article, body=(*_blocks(self.article), paragraph))
        self.record = attrs.evolve(self.record, body=(*_blocks(self.record), paragraph))

    @rule()
    def cut_the_last_block(self) -> None:
        self.article = attrs.evolve(self.article, body=self.article.body[:-1])
        self.record = attrs.evolve(self.record, body=self.record.body[:-1])

    @rule(language=st.sampled_from(["", "en", "de-AT"]))
    def change_the_language(self, language: str) -> None:
        self.article = attrs.evolve(self.article, language=language)
        self.record = attrs.evolve(self.record, language=language)

    @rule()
    def leave_the_file_behind(self) -> None:
        self.article = attrs.evolve(self.article, source=None)

    @rule(to=st.sampled_from(NATIVE))
    def convert(self, to: str) -> None:
        written = _of(self.data, self.format)
        result = newsdoc.convert(self.data, to, self.format)
        assert _of(result.data, to) == written
        self.data, self.format = result.data, to

    @rule()
    def validate(self) -> None:
        report = newsdoc.validate(self.data, format=self.format)
        # What the codes of a generated article say may be nonsense; the file they stand in is none.
        assert [one for one in report.findings if one.kind in _UNSOUND and one.severity is newsdoc.Severity.ERROR] == []

    @invariant()
    def it_is_what_the_record_says(self) -> None:
        assert self.article == self.record


def _of(data: bytes, format_: str) -> newsdoc.Article:
    return attrs.evolve(newsdoc.loads(data, format_), source=None)


def _blocks(article: newsdoc.Article) -> tuple[newsdoc.Block | newsdoc.Section, ...]:
    """The body up to its first section: no paragraph may stand behind one."""
    return tuple(block for block in article.body if not isinstance(block, newsdoc.Section))


TestDesk = Desk.TestCase
TestDesk.settings = settings(max_examples=max(10, settings().max_examples // 5), stateful_step_count=12)
