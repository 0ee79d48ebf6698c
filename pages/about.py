"""About: what the catalogue is, whose data the map shows, what the codes mean, which factors convert."""

import pandas as pd
import streamlit as st

import catalogue
from geodata.layers import BOUNDARY_NOTE, attributions
from pages.parts import frame, session
from pages.parts.session import label, say
from pages.parts.tables import number_text


def credit_table() -> pd.DataFrame:
    """Return the credits of the map's data with their licences."""
    russian = session.language() == "ru"
    return pd.DataFrame(
        {
            say("column_credit"): [one.text_ru if russian else one.text_en for one in attributions()],
            say("column_licence"): [one.licence for one in attributions()],
        }
    )


def handling_table() -> pd.DataFrame:
    """Return the handling codes, mildest first, and with whom a record may be shared."""
    codes = list(catalogue.Handling)
    return pd.DataFrame(
        {
            say("column_code"): [code.value for code in codes],
            say("column_sharing"): [session.handling_words(code) for code in codes],
        }
    )


def factor_table() -> pd.DataFrame:
    """Return the published factors: unit, drug, kg in one unit and who published it."""
    published = [factor for factor in catalogue.get_factors() if factor.publisher]
    return pd.DataFrame(
        {
            say("column_unit"): [label("units", one.unit) for one in published],
            say("column_drug"): [
                label("drugs", one.drug) if one.drug != "any" else say("any_drug") for one in published
            ],
            say("column_kg"): [number_text(one.kg, None) for one in published],
            say("column_published"): [f"{one.publisher}, {one.year}. {one.source}" for one in published],
        }
    )


def show_check() -> None:
    """Draw the check of the store, run when it is asked for."""
    if not st.button(say("about_check_run")):
        return
    findings = catalogue.check_store(session.open_cursor())
    if not findings:
        st.success(say("about_check_good"))
    for finding in findings:
        st.error(finding.text(session.language()))


frame.enter()
st.text(say("about_purpose"))
st.text(say("about_seizures"))
st.subheader(say("about_handling"), anchor=False)
st.dataframe(handling_table(), hide_index=True, alt=say("about_handling"))
st.subheader(say("about_factors"), anchor=False)
st.text(say("about_factors_note"))
st.dataframe(factor_table(), hide_index=True, alt=say("about_factors"))
st.subheader(say("about_boundaries"), anchor=False)
st.text(BOUNDARY_NOTE[session.language()])
st.subheader(say("about_credits"), anchor=False)
st.dataframe(credit_table(), hide_index=True, alt=say("about_credits"))
st.subheader(say("about_check"), anchor=False)
show_check()
