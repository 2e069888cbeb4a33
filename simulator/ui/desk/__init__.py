"""The instructor's desk on the screen: an app of its own over the same shell."""
