"""How long a test waits for what must come: long enough for a machine that is busy with other things."""

PATIENCE_S = 300
PATIENCE_MS = PATIENCE_S * 1000
