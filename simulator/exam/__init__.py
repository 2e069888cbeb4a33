"""The engine: pure rules of an exam. Standard library only, no I/O, no clock, no global random."""
