"""Scenes drawn for papers, without a screen: a file for each picture, named as its scene is."""
