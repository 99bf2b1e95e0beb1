"""What each picture shows, as small models that turn into JSON: a file for each picture."""
