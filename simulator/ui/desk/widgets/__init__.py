"""What the screens of the desk are made of."""
