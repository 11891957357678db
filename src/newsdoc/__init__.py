"""News as data: one typed model of an article, carried unharmed through plain text, JSON and NewsML-G2.

>>> import newsdoc
>>> article = newsdoc.Article("Fed to halt QE", body=["The Fed will stop buying bonds."])
>>> newsdoc.loads(newsdoc.dumps(article, "newsml")) == article
True

Everything public stands here. A name is imported when it is first used, so that nobody pays for what they do not need.
"""

from newsdoc._version import __version__

TYPE_CHECKING = False  # what type checkers know by this name, without the time that importing typing takes
if TYPE_CHECKING:
    from newsdoc.api import (
        Conversion,
        convert,
        dump,
        dump_all,
        dumps,
        dumps_all,
        load,
        load_all,
        loads,
        loads_all,
        read,
        reads,
        resolve,
    )
    from newsdoc.errors import (
        ArgumentError,
        LimitError,
        LossError,
        ModelError,
        NewsdocError,
        NoArticleError,
        ReadError,
        UnknownFormatError,
        WriteError,
    )
    from newsdoc.findings import (
        Finding,
        FindingKind,
        Loss,
        Severity,
    )
    from newsdoc.formats.base import (
        Format,
        Reading,
    )
    from newsdoc.model import (
        MAX_DEPTH,
        Alignment,
        AltId,
        Article,
        Attribution,
        Block,
        BlockQuote,
        Break,
        Cell,
        Classification,
        Code,
        Concept,
        Credits,
        Embargo,
        Embed,
        Emphasis,
        Figure,
        Further,
        Identity,
        Inline,
        Interview,
        Label,
        LineBreak,
        Link,
        List,
        ListItem,
        Management,
        Mention,
        Node,
        Note,
        Paragraph,
        PartialDate,
        Participant,
        Preformatted,
        Quote,
        QuoteKind,
        RelatedLink,
        Rendition,
        Rights,
        Section,
        Source,
        Strong,
        Subscript,
        Superscript,
        Table,
        Text,
        Times,
        Topic,
        Turn,
        When,
        plain_text,
        transform,
        walk,
    )
    from newsdoc.validation import (
        Report,
        Rule,
        Validator,
        rule,
        validate,
        validate_file,
    )

__all__ = [
    "MAX_DEPTH",
    "Alignment",
    "AltId",
    "ArgumentError",
    "Article",
    "Attribution",
    "Block",
    "BlockQuote",
    "Break",
    "Cell",
    "Classification",
    "Code",
    "Concept",
    "Conversion",
    "Credits",
    "Embargo",
    "Embed",
    "Emphasis",
    "Figure",
    "Finding",
    "FindingKind",
    "Format",
    "Further",
    "Identity",
    "Inline",
    "Interview",
    "Label",
    "LimitError",
    "LineBreak",
    "Link",
    "List",
    "ListItem",
    "Loss",
    "LossError",
    "Management",
    "Mention",
    "ModelError",
    "NewsdocError",
    "NoArticleError",
    "Node",
    "Note",
    "Paragraph",
    "PartialDate",
    "Participant",
    "Preformatted",
    "Quote",
    "QuoteKind",
    "ReadError",
    "Reading",
    "RelatedLink",
    "Rendition",
    "Report",
    "Rights",
    "Rule",
    "Section",
    "Severity",
    "Source",
    "Strong",
    "Subscript",
    "Superscript",
    "Table",
    "Text",
    "Times",
    "Topic",
    "Turn",
    "UnknownFormatError",
    "Validator",
    "When",
    "WriteError",
    "__version__",
    "convert",
    "dump",
    "dump_all",
    "dumps",
    "dumps_all",
    "load",
    "load_all",
    "loads",
    "loads_all",
    "plain_text",
    "read",
    "reads",
    "resolve",
    "rule",
    "transform",
    "validate",
    "validate_file",
    "walk",
]

_HOMES = (
    "newsdoc.errors",
    "newsdoc.findings",
    "newsdoc.model",
    "newsdoc.formats.base",
    "newsdoc.api",
    "newsdoc.validation",
)
"""Where the names above are defined, each module before those that import it."""


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


if not TYPE_CHECKING:  # a type checker would take every name for defined

    def __getattr__(name: str) -> object:
        """The public object of that name, from the module that defines it (PEP 562)."""
        from importlib import import_module  # noqa: PLC0415 - likewise

        if name in __all__:
            for home in map(import_module, _HOMES):
                if name in home.__all__:
                    globals()[name] = getattr(home, name)
                    return globals()[name]
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
