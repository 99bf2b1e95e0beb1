"""The networks and the equations inside them."""
