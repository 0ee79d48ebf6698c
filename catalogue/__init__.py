"""The catalogue of narcotics-trafficking routes through Central Asia: everything it can do, without a screen."""
