"""The pictures in a browser: a local server that asks a library for scenes."""
