"""The house's own template: a Word file with its letterhead, checked when it comes in, and made
into a base for documents when one is written. What it lacks is taken from ours."""
