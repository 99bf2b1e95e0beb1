"""The numbers, ready to draw."""
