"""Who acts."""

from __future__ import annotations

# Until people sign in, every act is by whoever uses this machine.
ACTOR = "this machine"
