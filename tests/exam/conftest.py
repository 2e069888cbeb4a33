"""How hard the random candidates try: the same ones every time in continuous integration."""

import os

from hypothesis import settings

settings.register_profile("codexam", max_examples=60, deadline=None, derandomize="CI" in os.environ)
settings.load_profile("codexam")
