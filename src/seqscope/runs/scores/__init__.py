"""How often a trained network of each kind is right."""
