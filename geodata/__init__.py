"""Where things are: places, borders, crossings, lines and distances, with no knowledge of seizures."""
