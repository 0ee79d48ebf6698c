"""The versions of a route record: who changed what and when, two side by side, an older one restored."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

import catalogue
from pages.parts.facts import actor_name, change_words
from pages.parts.session import say

if TYPE_CHECKING:
    from catalogue import Route, RouteDifference, Store


def show_history(store: Store, route: Route) -> None:
    """Draw the versions of `route`, the difference of two, and the button that restores an older one."""
    versions = catalogue.list_route_versions(store, route.code)
    st.dataframe(version_table(versions), hide_index=True, alt=say("routes_history"))
    numbers = [int(number) for number in versions["version"]]
    if len(numbers) == 1:
        st.caption(say("routes_one_version"))
        return
    left, right = st.columns(2)
    before = left.selectbox(say("routes_before"), numbers[1:], key=f"before_{route.code}_{numbers[0]}")
    after = right.selectbox(say("routes_after"), numbers, key=f"after_{route.code}_{numbers[0]}")
    _show_difference(catalogue.compare_route_versions(store, route.code, before, after))
    if st.button(say("routes_restore", version=before)):
        catalogue.restore_route(store, route.code, before)
        st.rerun()


def version_table(versions: pd.DataFrame) -> pd.DataFrame:
    """Return the versions as a person reads them, latest first."""
    return pd.DataFrame(
        {
            say("routes_version"): versions["version"],
            say("routes_when"): [f"{when:%Y-%m-%d %H:%M} UTC" for when in versions["changed_at"]],
            say("routes_who"): versions["changed_by"].map(actor_name),
            say("routes_change"): versions["change"].map(change_words),
        }
    )


def difference_table(found: tuple[RouteDifference, ...]) -> pd.DataFrame:
    """Return what differs, field by field, the older beside the newer."""
    return pd.DataFrame(
        {
            say("routes_field"): [say(f"routes_field_{one.field}") for one in found],
            say("routes_before"): [one.before for one in found],
            say("routes_after"): [one.after for one in found],
        }
    )


def _show_difference(found: tuple[RouteDifference, ...]) -> None:
    if not found:
        st.caption(say("routes_same"))
        return
    st.dataframe(difference_table(found), hide_index=True, height="content", alt=say("routes_difference"))
