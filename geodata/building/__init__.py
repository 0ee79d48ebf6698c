"""How geodata/data is made; imported by ``python -m geodata.build``, never by the product."""
