// What the catalogue's map does in the browser. Plain Leaflet, nothing else; every address is the app's own.
// Trap: data arrives as JSON; text from sheets is already escaped as HTML by output/map_layers.py.
(function () {
  "use strict";

  const COLOURS = {
    land: "#f7f6f1", lake: "#cfdfe8", river: "#b3cad8", country: "#7d8a93", province: "#cdd2d4",
  };
  const PANES = { background: 200, labels: 350, hot_spots: 390, routes: 410, flows: 420, crossings: 590 };
  const FINE_ZOOM = 6; // From here on the finer background is fetched.
  const SECTIONS = ["notes", "concealment", "hot_spots", "flows", "routes", "crossings", "units", "base"];

  const api = { backgrounds: {} };

  api.start = function (map, options) {
    map.catalogue = { options: options, legend: {}, labels: [] };
    map.attributionControl.setPrefix("");
    makePanes(map);
    L.control.zoom({ zoomInTitle: options.zoom_in, zoomOutTitle: options.zoom_out }).addTo(map);
    makeScale(map, options);
    makeLegend(map, options);
    addCredit(map, options);
    drawBackground(map, "low");
    map.on("zoomend", function () { onZoom(map); });
    map.on("moveend", function () { countShown(map); });
    onZoom(map);
  };

  function makePanes(map) {
    Object.entries(PANES).forEach(function ([name, order]) {
      const pane = map.createPane(name);
      pane.style.zIndex = order;
      if (name === "background" || name === "labels") { pane.style.pointerEvents = "none"; }
    });
  }

  function makeScale(map, options) {
    const Scale = L.Control.Scale.extend({
      _updateMetric: function (maxMetres) {
        const metres = this._getRoundNum(maxMetres);
        const text = metres < 1000 ? metres + " " + options.metre : metres / 1000 + " " + options.kilometre;
        this._updateScale(this._mScale, text, metres / maxMetres);
      },
    });
    new Scale({ imperial: false, maxWidth: 120, position: "bottomright" }).addTo(map);
  }

  function addCredit(map, options) {
    const note = "<details><summary>" + options.note_title + "</summary>" + options.note + "</details>";
    map.attributionControl.addAttribution(options.credit + note);
  }

  // --- background

  function drawBackground(map, detail) {
    const layers = api.backgrounds[detail];
    if (!layers) { return; }
    const old = map.catalogue.background;
    const renderer = L.canvas({ pane: "background", padding: 0.6 });
    const made = L.layerGroup(backgroundLayers(layers, renderer)).addTo(map);
    if (old) { map.removeLayer(old.group); old.renderer.remove(); }
    map.catalogue.background = { group: made, renderer: renderer, detail: detail };
    if (!map.catalogue.labels.length) { makeLabels(map, layers.labels); }
  }

  function backgroundLayers(layers, renderer) {
    const line = function (name, colour, weight, dash) {
      const style = { renderer: renderer, interactive: false, color: colour, weight: weight, dashArray: dash, fill: false };
      return L.polyline(layers[name], style);
    };
    const area = function (name, colour) {
      const style = { renderer: renderer, interactive: false, color: colour, weight: 0.6, fillColor: colour, fillOpacity: 1 };
      return L.polygon(layers[name], style);
    };
    return [
      area("countries", COLOURS.land), line("province_lines", COLOURS.province, 0.7), area("lakes", COLOURS.lake),
      line("rivers", COLOURS.river, 0.9), line("country_lines", COLOURS.country, 1.2),
      line("disputed_lines", COLOURS.country, 1.2, "4 4"),
    ];
  }

  function makeLabels(map, labels) {
    const column = map.catalogue.options.language === "ru" ? 3 : 2;
    map.catalogue.labels = labels.map(function (row) {
      const text = row[column];
      const element = document.createElement("span");
      element.textContent = text; // Never as HTML.
      const icon = L.divIcon({ className: "catalogue-label catalogue-label-" + row[4], html: element, iconSize: null });
      const marker = L.marker([row[0], row[1]], { icon: icon, pane: "labels", interactive: false, keyboard: false });
      return { marker: marker, kind: row[4], length: text.length };
    });
  }

  function onZoom(map) {
    map.getContainer().dataset.zoom = map.getZoom();
    const wanted = map.getZoom() >= FINE_ZOOM ? "mid" : "low";
    if (map.catalogue.background && map.catalogue.background.detail !== wanted) {
      if (api.backgrounds[wanted]) { drawBackground(map, wanted); } else { fetchBackground(map, wanted); }
    }
    placeLabels(map);
  }

  function fetchBackground(map, detail) {
    const address = map.catalogue.options.backgrounds[detail];
    if (!address || map.catalogue.fetching) { return; }
    map.catalogue.fetching = true;
    const script = document.createElement("script");
    script.src = address;
    script.onload = function () { map.catalogue.fetching = false; onZoom(map); };
    script.onerror = function () { map.catalogue.options.backgrounds[detail] = null; map.catalogue.fetching = false; };
    document.head.appendChild(script);
  }

  // A label is shown where it covers none that stands before it in the list.
  function placeLabels(map) {
    const taken = [];
    map.catalogue.labels.forEach(function (label) {
      const box = labelBox(map, label);
      const free = box && taken.every(function (other) { return !box.intersects(other); });
      if (free) { taken.push(box); label.marker.addTo(map); } else { label.marker.remove(); }
    });
  }

  function labelBox(map, label) {
    const zoom = map.getZoom();
    if (label.kind !== "country" && zoom < (label.kind === "province" ? 7 : 6)) { return null; }
    const width = label.kind === "country" ? 10.4 : 6.6;
    const centre = map.project(label.marker.getLatLng(), zoom);
    return L.bounds(centre.subtract([(label.length * width) / 2, 9]), centre.add([(label.length * width) / 2, 9]));
  }

  // --- what changes with the filters

  // Trap: streamlit-folium keeps every group it ever drew; the ones no longer shown are let go here.
  api.forget = function (map) {
    window.feature_group = (window.feature_group || []).filter(function (group) { return map.hasLayer(group); });
  };

  api.addSeizures = function (map, group, data) {
    api.forget(map);
    data.cells.forEach(function (row) { group.addLayer(cellMarker(row)); });
    api.shown(map, group, data);
  };

  api.shown = function (map, group, data) {
    setLegend(map, "seizures", data.legend);
    setLegend(map, "notes", data.notes);
    map.catalogue.seizures = group;
    countShown(map);
  };

  // More is loaded than is in view, so that a small move needs no answer; the legend counts what is in view.
  function countShown(map) {
    const box = map.catalogue.legend.seizures.querySelector("[data-shown]");
    if (!box || !map.catalogue.seizures) { return; }
    const bounds = map.getBounds();
    let cases = 0;
    map.catalogue.seizures.eachLayer(function (marker) { if (bounds.contains(marker.getLatLng())) { cases += marker.cases; } });
    box.textContent = cases.toLocaleString(map.catalogue.options.language).replaceAll(/[,\u00a0]/g, "\u202f");
  }

  function cellMarker(row) {
    const [lat, lon, size, text, hollow, tip] = row;
    const element = document.createElement("span");
    element.textContent = text;
    const icon = L.divIcon({
      className: "catalogue-cell" + (hollow ? " catalogue-cell-hollow" : "") + (size < 24 ? " catalogue-cell-small" : ""),
      html: element, iconSize: [size, size],
    });
    const marker = L.marker([lat, lon], { icon: icon, riseOnHover: true, zIndexOffset: 4000 - Math.round(size * 40) });
    marker.cases = row[6] || 0;
    marker.bindTooltip(tip, { className: "catalogue-tip", direction: "top", offset: [0, -size / 2] });
    return pressable(marker);
  }

  function pressable(marker) {
    marker.on("add", function () {
      const label = document.createElement("span");
      label.innerHTML = marker.getTooltip().getContent().replaceAll("<br>", ", ");
      marker.getElement().setAttribute("aria-label", label.textContent);
    });
    marker.on("keydown", function (event) {
      if (["Enter", " "].includes(event.originalEvent.key)) { marker.fire("click", { latlng: marker.getLatLng() }, true); }
    });
    return marker;
  }

  api.addRoutes = function (map, group, data) {
    api.forget(map);
    data.routes.forEach(function (route) { group.addLayer(routeCasing(route)); });
    data.routes.forEach(function (route) { group.addLayer(routeLine(route)); });
    setLegend(map, "routes", data.legend);
  };

  function routeCasing(route) {
    const style = { pane: "routes", interactive: false, color: "#ffffff", weight: route.weight + 2.5, opacity: 0.75 };
    return L.polyline(unpack(route.parts), style);
  }

  function routeLine(route) {
    const style = {
      pane: "routes", color: route.colour, weight: route.weight, opacity: route.opacity,
      dashArray: route.dash, lineCap: route.dash ? "butt" : "round", bubblingMouseEvents: false,
    };
    const line = L.polyline(unpack(route.parts), style).bindTooltip(route.tip, { className: "catalogue-tip", sticky: true });
    line.route = route.code;
    return line;
  }

  // Coordinates arrive as whole thousandths of a degree, each the difference from the one before.
  function unpack(parts) {
    return parts.map(function (flat) {
      const line = [];
      let lat = 0, lon = 0;
      for (let at = 0; at < flat.length; at += 2) {
        lat += flat[at];
        lon += flat[at + 1];
        line.push([lat / 1000, lon / 1000]);
      }
      return line;
    });
  }

  api.addCrossings = function (map, group, data) {
    api.forget(map);
    data.crossings.forEach(function ([lat, lon, mode, tip, size]) {
      const sized = size ? " catalogue-crossing-sized" : "";
      const icon = L.divIcon({ className: "catalogue-crossing catalogue-crossing-" + mode + sized, iconSize: [size || 9, size || 9] });
      const marker = L.marker([lat, lon], { icon: icon, pane: "crossings", keyboard: false });
      group.addLayer(marker.bindTooltip(tip, { className: "catalogue-tip", direction: "top" }));
    });
    setLegend(map, "crossings", data.legend);
  };

  // --- legend

  // The seizures' part always shows; the rest unfolds, at first only where there is room for it.
  function makeLegend(map, options) {
    const control = L.control({ position: "bottomleft" });
    control.onAdd = function () {
      const box = L.DomUtil.create("div", "catalogue-legend");
      const rest = document.createElement("details");
      rest.open = map.getSize().x > 900 && map.getSize().y > 640;
      map.catalogue.legend.seizures = L.DomUtil.create("div", "", box);
      box.appendChild(rest);
      L.DomUtil.create("summary", "", rest).textContent = options.legend_title;
      SECTIONS.forEach(function (name) { map.catalogue.legend[name] = L.DomUtil.create("div", "", rest); });
      L.DomEvent.disableClickPropagation(box);
      L.DomEvent.disableScrollPropagation(box);
      return box;
    };
    control.addTo(map);
    setLegend(map, "base", options.legend_base);
  }

  function setLegend(map, section, html) {
    const box = map.catalogue && map.catalogue.legend[section];
    if (box) { box.innerHTML = html; }
  }

  api.setLegend = setLegend;
  api.unpack = unpack;
  api.pressable = pressable;
  window.catalogueMap = api;
})();
