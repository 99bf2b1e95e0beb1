"""How a decoder writes: its equations in either form, for any array library."""
