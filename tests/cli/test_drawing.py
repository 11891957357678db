"""Tables and lines on a grid of characters."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsdoc import Article, Cell, Table
from newsdoc.cli.drawing import ASCII, BOX, columns_of, draw, fit, shown
from newsdoc.cli.outline import grid, metadata, outline, quotations
from newsdoc.testing import articles

texts = st.text(st.sampled_from("ab \u00e4\u0308\u6771\uff21\u200d\u00ad\x1b\u202e\n\t\U0001f600"), max_size=30)


@given(st.lists(st.lists(texts, max_size=5), min_size=1, max_size=6), st.integers(1, 80), st.sampled_from([BOX, ASCII]))
def test_all_lines_of_a_table_are_equally_wide_and_it_fits_where_it_can(
    rows: list[list[str]], columns: int, marks: tuple[str, ...]
) -> None:
    cells = [list(map(shown, row)) for row in rows]
    lines = list(draw(cells, 1, columns, marks))
    widths = {columns_of(line) for line in lines}
    assert len(widths) == 1
    number = max(map(len, rows))
    assert widths.pop() <= max(columns, 6 * number + 1, 2)


@given(texts, st.integers(1, 40))
def test_a_text_that_is_cut_fits_and_says_so(text: str, columns: int) -> None:
    cut = fit(text, columns)
    assert columns_of(cut) <= columns
    assert cut == text or (cut.endswith("\u2026") and text.startswith(cut[:-1]))


@given(st.text())
def test_what_is_shown_is_printable(text: str) -> None:
    assert shown(text).isprintable()


@given(articles())
def test_any_article_has_an_outline_and_its_metadata_has_a_path_of_its_own_each(article: Article) -> None:
    assert all(line.kind for line in outline(article))
    paths = [path for path, _ in metadata(article)]
    assert len(set(paths)) == len(paths)
    assert all(isinstance(value, str) for _, values in metadata(article) for value in values)
    assert all(quotations([article]))


def test_spans_keep_the_cells_of_a_table_in_their_columns() -> None:
    table = Table(
        [[Cell("a", rowspan=2), Cell("b", colspan=2), "c"], ["d", "e", "f"], ["g"]], header=["1", "2", "3", "4"]
    )
    assert grid(table) == ([["1", "2", "3", "4"], ["a", "b", "", "c"], ["", "d", "e", "f"], ["g"]], 1)
