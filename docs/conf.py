"""How `make docs` makes one static site of the pages in docs/ and those beside them. Its search needs no server.

The folder of the project is the source, so that every relative link means the same on the site as in the tree.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

_ROOT = Path(__file__).parent.parent
_SECTION = re.compile(r"^## (?P<caption>.+)\n(?P<text>(?:(?!## ).*\n?)*)", re.MULTILINE)
_PAGE = re.compile(r"\]\((?P<page>[\w./-]+)\.md\)")
_FOLDER = re.compile(r"(?<!!)\[(?P<words>[^\]]+)\]\([\w./-]+/\)")

project = "newsledger"
release = tomllib.loads((_ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
root_doc = "docs/index"
include_patterns = [
    "docs/*.md", "README.md", "SECURITY.md", "CHANGELOG.md", "findings/README.md", "schemas/checks/README.md",
]  # fmt: skip
exclude_patterns = [".*", "build", "raw", "tests", "flows", "warehouse"]

extensions = ["myst_parser"]
myst_heading_anchors = 4
myst_enable_extensions = ["html_image"]
smartquotes = False

html_theme = "furo"
html_title = f"newsledger {release}"
html_copy_source = False
html_extra_path = ["site"]
html_static_path = ["site_style"]
html_css_files = ["tables.css"]
html_show_copyright = False
# A page that is opened from the disk cannot fetch the others for an extract of each.
html_show_search_summary = False


def _folders(_app: Any, _docname: str, source: list[str]) -> None:
    """Show a link to a folder of the tree as its words, for the site has no page of it."""
    source[0] = _FOLDER.sub(lambda m: m["words"], source[0])


def _sidebar(_app: Any, docname: str, source: list[str]) -> None:
    """Give the index a table of contents for the sidebar: the pages that it links, under the headings it has."""
    if docname != root_doc:
        return
    for section in _SECTION.finditer(source[0]):
        pages = "\n".join(dict.fromkeys(m["page"] for m in _PAGE.finditer(section["text"])))
        source[0] += f"\n```{{toctree}}\n:hidden:\n:caption: {section['caption']}\n\n{pages}\n```\n"


def setup(app: Any) -> dict[str, Any]:
    """Called by Sphinx."""
    app.connect("source-read", _folders)
    app.connect("source-read", _sidebar)
    return {"parallel_read_safe": True}
