"""Scenes in the terminal: a file for each picture, named as its scene is."""
