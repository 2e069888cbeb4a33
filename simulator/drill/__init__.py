"""Drilling: items made from the code books and proven by them, and when missed ones come back. Pure."""
