"""The screens: Textual only. They speak to the lobby and the proctor, and know nothing of files or databases."""
