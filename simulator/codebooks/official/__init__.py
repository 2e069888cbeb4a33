"""Official releases, as their publishers give them out: files in, editions of the code books out."""
