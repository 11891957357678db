"""One article: what stands above its body, the body, what stands below it."""

from __future__ import annotations

from newsdoc.formats.html.blocks import body
from newsdoc.formats.html.details import details, node
from newsdoc.formats.html.linked_data import linked_data
from newsdoc.formats.html.markup import Account, attributes, code, escape, language, moment
from newsdoc.model import Article, Code

__all__ = ["UNTITLED", "write_article"]

UNTITLED = "Article without a headline"


def write_article(article: Article, account: Account) -> str:
    """The article as an element of its own, with its data for machines."""
    return (
        f'<article id="{account.prefix}article"{language(article.language)} class="news">\n'
        f"{_header(article)}{_content(article, account)}{details(article, account)}"
        f"{linked_data(article)}</article>\n"
    )


def _content(article: Article, account: Account) -> str:
    """The body; of a picture or a film, which has none, the files and what is said about them."""
    if article.body or not article.renditions:
        return body(article.body, account, 2)
    files = "".join(f"<li>{node(file, account)}</li>\n" for file in article.renditions)
    about = "".join(
        f"<p{attributes(lang=each.language)}>{escape(each.text)}</p>\n" for each in article.further.descriptions
    )
    caption = f"<figcaption>\n{about}</figcaption>\n" if about else ""
    return (
        f'<figure class="media">\n<div class="frame" lang="en" dir="ltr"><ul>\n{files}</ul></div>\n{caption}</figure>\n'
    )


def _header(article: Article) -> str:
    title = _line("h1", "headline", article) or f'<h1 class="untitled" lang="en" dir="ltr">{UNTITLED}</h1>'
    shown = (
        _warnings(article),
        title,
        _line("p", "summary", article),
        _line("p", "byline", article),
        _time(article),
        _line("p", "dateline", article),
    )
    lines = "\n".join(filter(None, shown))
    return f"<header>\n{lines}\n</header>\n"


def _line(tag: str, name: str, article: Article) -> str:
    """One of the texts that the article itself holds, in its own language where that is known."""
    text: str = getattr(article, name)
    tag_of_language: str = getattr(article.wordings, name).language
    about = language(tag_of_language) if tag_of_language else ""
    return f'<{tag} class="{name}"{about}>{escape(text)}</{tag}>' if text else ""


def _time(article: Article) -> str:
    times = article.times
    latest = times.content_modified or times.version_created or times.content_created or times.first_created
    return f'<p class="time">{moment(latest)}</p>' if latest else ""


def _warnings(article: Article) -> str:
    """What whoever looks at the page must know before anything else: that it may not be used, or not yet."""
    said = []
    embargo, status = article.management.embargo, article.management.status
    if embargo:
        until = moment(embargo.until) if embargo.until else "further notice"
        said.append(f"Embargoed until {until}")
    if status and not _usable(status):
        said.append(f"Status: {code(status.names[0].text if status.names else status.qcode or status.uri)}")
    return "\n".join(f'<p class="warning" lang="en" dir="ltr">{each}</p>' for each in said)


def _usable(status: Code) -> bool:
    return (status.qcode or status.uri).endswith((":usable", "/usable"))
