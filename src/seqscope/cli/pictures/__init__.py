"""Scenes made from runs: the one place where runs become what views draw, a file for each."""
