"""The ports: what the application needs of the outside, and the records that go through them."""
