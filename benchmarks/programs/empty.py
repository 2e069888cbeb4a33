"""An empty Textual app: what every app pays."""

from textual.app import App

App[None]().run()
