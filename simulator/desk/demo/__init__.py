"""The demo: a school that never was, on a store that is thrown away, so that a newcomer sees the desk alive."""
