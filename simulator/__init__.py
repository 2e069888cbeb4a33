"""codexam: a simulator of medical-coding certification exams."""

__version__ = "0.1.0"
