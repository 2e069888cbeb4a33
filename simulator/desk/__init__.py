"""The desk: the application for an instructor. Beside the lobby and the coach, which are a candidate's."""
