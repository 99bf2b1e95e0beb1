"""What the arrays of a recording mean: numbers in, numbers out."""
