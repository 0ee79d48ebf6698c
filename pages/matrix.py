"""Matrix: concealment, transport, drug and crossing against each other; a cell leads to its seizures."""

import streamlit as st

from pages.parts import filters, frame, matrix, session
from pages.parts.session import say

frame.enter()
reader = session.open_cursor()
chosen = filters.show_filters(reader)
st.text(say("matrix_about"))
matrix.show_matrix(reader, chosen)
