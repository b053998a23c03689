"""The self-contained HTML report and its SVG pictures.

One file, no script, no request; everything said links to the words that support it.
"""

from fabula.report.page import picture_files, write_report
from fabula.report.questions import Question, find_questions

__all__ = ["Question", "find_questions", "picture_files", "write_report"]
