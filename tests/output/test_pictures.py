"""The picture of a route: the right size, the same bytes, the whole line in view."""

import io

from PIL import Image

from catalogue.output.picture_ground import country_names
from catalogue.output.pictures import RoutePicture, picture_view, picture_zoom, route_picture
from tests.output.examples import LINE, WAYPOINTS, make_cells

PICTURE = RoutePicture(LINE, WAYPOINTS, (), make_cells())


def test_a_picture_is_as_wide_as_the_text_of_an_a4_page_at_200_dots_per_inch() -> None:
    with Image.open(io.BytesIO(route_picture(PICTURE, "ru"))) as image:
        assert image.format == "PNG"
        assert abs(image.width / 200 * 25.4 - 170) < 1
        assert image.height < image.width


def test_the_same_route_gives_the_same_bytes() -> None:
    assert route_picture(PICTURE, "en") == route_picture(PICTURE, "en")


def test_the_languages_and_the_seizures_change_the_picture() -> None:
    plain = RoutePicture(LINE, WAYPOINTS)
    assert len({route_picture(PICTURE, "en"), route_picture(PICTURE, "ru"), route_picture(plain, "en")}) == 3


def test_the_whole_line_lies_in_view() -> None:
    view = picture_view(PICTURE)
    points = [point for part in LINE.lat_lon for point in part]
    assert all(view.south < lat < view.north and view.west < lon < view.east for lat, lon in points)


def test_a_short_route_is_shown_with_its_neighbourhood() -> None:
    view = picture_view(RoutePicture(LINE, WAYPOINTS[:1]))
    assert view.north - view.south >= 2


def test_the_countries_in_view_are_named() -> None:
    names = {name for _, _, name in country_names(picture_view(PICTURE), "ru")}
    assert {"Таджикистан", "Кыргызстан"} <= names


def test_a_name_with_dollar_signs_is_written_as_it_stands() -> None:
    odd = (*WAYPOINTS[:1], type(WAYPOINTS[0])("$\\frac{", "$\\frac{", "TJ", 39.0, 70.3, None), *WAYPOINTS[2:])
    assert route_picture(RoutePicture(LINE, odd), "en").startswith(b"\x89PNG")


def test_the_zoom_of_a_picture_fits_its_width() -> None:
    view = picture_view(PICTURE)
    width_px = (view.east - view.west) / 360 * 256 * 2 ** picture_zoom(view)
    assert 1338 / 1.5 < width_px < 1338 * 1.5
