"""The frame of every screen: language, menu, the open store, then the page that was asked for."""

from pages.parts import frame, session

with frame.calm_errors():
    session.start_log()
    page = frame.open_menu()
    frame.show_header(page.title)
    page.run()
