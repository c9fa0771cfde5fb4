"""Measurements of this build. Nothing in the program imports them, and they are not installed with it."""
