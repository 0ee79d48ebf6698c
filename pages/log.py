"""The log: every act that changed the store, with who did it, when and to what."""

from pages.parts import acts, frame, session

frame.enter()
acts.show_log(session.open_cursor())
