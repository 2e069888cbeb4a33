"""Invented candidates of known ability at items of known quality: to show the desk, and to check what it finds."""
