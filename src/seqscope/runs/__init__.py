"""A task and a network brought together: recipes, training, run folders, predictions."""
