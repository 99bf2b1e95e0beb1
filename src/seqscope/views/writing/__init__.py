"""How tokens and numbers are written in a picture."""
