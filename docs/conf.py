"""How Sphinx builds the documentation: `sphinx-build -W docs build/docs`."""

from __future__ import annotations

from typing import Any

from docutils.nodes import Element
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

import newsdoc

project = "newsdoc"
author = "the newsdoc maintainers"
version = release = newsdoc.__version__
copyright = author  # noqa: A001 - Sphinx calls it so

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx_click"]
root_doc = "index"
source_suffix = {".md": "markdown"}
exclude_patterns = ["examples"]

html_theme = "furo"
html_title = f"newsdoc {release}"
html_copy_source = False

myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 3
suppress_warnings = ["myst.xref_missing"]  # links to files outside docs/; tests/test_docs.py checks them

autodoc_member_order = "bysource"
python_maximum_signature_line_length = 88
python_use_unqualified_type_names = True


def _public(_app: Sphinx, env: BuildEnvironment, node: pending_xref, text: Element) -> Element | None:
    """Let a reference in a docstring to where a public name is defined lead to where it is documented: the package."""
    name = str(node.get("reftarget", "")).rpartition(".")[2]
    if node.get("refdomain") != "py" or name not in newsdoc.__all__:
        return None
    domain = env.get_domain("py")
    return domain.resolve_xref(env, node["refdoc"], env.app.builder, "obj", f"newsdoc.{name}", node, text)


def _with_defaults(*event: Any) -> tuple[str, str] | None:  # noqa: ANN401 - what Sphinx gives, of many types
    """Show a default that is made anew for each object as such, not by the name that attrs has for it."""
    *_, signature, returned = event
    return (signature.replace("NOTHING", "..."), returned) if signature else None


def setup(app: Sphinx) -> None:
    """What Sphinx calls."""
    app.connect("autodoc-process-signature", _with_defaults)
    app.connect("missing-reference", _public)
