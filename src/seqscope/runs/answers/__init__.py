"""What a trained network of each kind answers."""
