"""How geodata/data is made; imported by ``python -m geodata.build`` and its tests, never by the running product."""
