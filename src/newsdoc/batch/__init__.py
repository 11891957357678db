"""Many files at once: find them, plan where each result goes, convert them one by one or in several processes.

Laws kept here: no file stops another; nothing is begun before it is known where everything goes; what is held in memory
does not grow with the number of files; the outcomes come in the order of the inputs, whatever the number of processes.
"""

from __future__ import annotations

from newsdoc.batch.inputs import STDIN, Found, find, is_pattern
from newsdoc.batch.plan import Plan, make_plan
from newsdoc.batch.processes import perform_all
from newsdoc.batch.work import Job, Order, Outcome, Result, is_whole, perform

__all__ = [
    "STDIN",
    "Found",
    "Job",
    "Order",
    "Outcome",
    "Plan",
    "Result",
    "find",
    "is_pattern",
    "is_whole",
    "make_plan",
    "perform",
    "perform_all",
]
