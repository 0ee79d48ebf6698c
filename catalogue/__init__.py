"""The catalogue of trafficking routes through Central Asia: all that it can do, without a screen."""
