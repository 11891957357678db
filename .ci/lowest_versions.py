"""Print the lowest version of each run-time dependency that pyproject.toml allows, as pip takes it.

Hypothesis is one of them to whoever uses newsdoc.testing.
"""

import tomllib
from pathlib import Path

with (Path(__file__).parents[1] / "pyproject.toml").open("rb") as file:
    project = tomllib.load(file)["project"]
for wanted in (*project["dependencies"], *project["optional-dependencies"]["testing"]):
    print(wanted.replace(">=", "=="))
