// What the catalogue's map does in the browser. Plain Leaflet, nothing else; every address is the app's own.
// Trap: data arrives as JSON; text from sheets is already escaped as HTML by output/map_layers.py.
(function () {
  "use strict";

  const COLOURS = {
    land: "#f7f6f1", lake: "#cfdfe8", river: "#b3cad8", country: "#7d8a93", province: "#cdd2d4",
  };
  const PANES = { background: 200, hot_spots: 390, routes: 410, flows: 420, labels: 450, crossings: 590 };
  const FINE_ZOOM = 6; // From here on the finer background is fetched.
  const SECTIONS = ["seizures", "concealment", "hot_spots", "flows", "routes", "crossings", "units"];
  const FOLDED = SECTIONS.map(function (name) { return name + "_notes"; }).concat("base");
  const OPEN_LEGEND = "catalogue_map_legend"; // Whether this browser's reader keeps the legend open.
  // Where a label may stand instead, px from its own place, the nearest first: never as far as another country.
  const ASIDE = [
    [0, 0], [0, -18], [0, 18], [-30, 0], [30, 0], [-30, -18], [30, -18], [-30, 18], [30, 18],
    [0, -32], [0, 32], [50, 0], [-50, 0], [50, 20], [50, -20], [-50, 20], [-50, -20],
  ];

  const api = { backgrounds: {} };

  api.start = function (map, options) {
    map.catalogue = { options: options, legend: {}, labels: [] };
    map.attributionControl.setPrefix("");
    // Trap: Leaflet focuses the map at the first press; a screen that scrolls to it moves the circle away from the click.
    const box = map.getContainer();
    box.focus = function () { HTMLElement.prototype.focus.call(box, { preventScroll: true }); };
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
      area("far_land", COLOURS.land), area("countries", COLOURS.land), line("province_lines", COLOURS.province, 0.7), area("lakes", COLOURS.lake),
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
      return { marker: marker, place: marker.getLatLng(), kind: row[4], length: text.length };
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

  // A label is shown where it covers none that stands before it in the list, beside the circles if it can.
  function placeLabels(map) {
    const taken = [], circles = circleBoxes(map);
    map.catalogue.labels.forEach(function (label) {
      const tried = (label.kind === "country" ? ASIDE : ASIDE.slice(0, 1)).map(function (step) { return labelBox(map, label, step); });
      const free = tried.filter(function (box) { return box && apart(box, taken); });
      const box = free.find(function (one) { return apart(one, circles); }) || free[0];
      if (!box) { label.marker.remove(); return; }
      taken.push(box);
      label.marker.setLatLng(map.unproject(box.getCenter(), map.getZoom())).addTo(map);
    });
  }

  function apart(box, others) {
    return others.every(function (other) { return !box.intersects(other); });
  }

  function labelBox(map, label, step) {
    const zoom = map.getZoom();
    if (label.kind !== "country" && zoom < (label.kind === "province" ? 7 : 6)) { return null; }
    const width = label.kind === "country" ? 10.4 : 6.6;
    const centre = map.project(label.place, zoom).add(step);
    return L.bounds(centre.subtract([(label.length * width) / 2, 9]), centre.add([(label.length * width) / 2, 9]));
  }

  function circleBoxes(map) {
    const zoom = map.getZoom(), boxes = [];
    if (!map.catalogue.counted) { return boxes; }
    map.catalogue.counted.eachLayer(function (marker) {
      const half = marker.options.icon.options.iconSize[0] / 2 - 2, centre = map.project(marker.getLatLng(), zoom);
      boxes.push(L.bounds(centre.subtract([half, half]), centre.add([half, half])));
    });
    return boxes;
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
    tell(map, "seizures", data);
    map.catalogue.seizures = group;
    map.catalogue.seizuresTold = data;
    api.count(map, group);
  };

  // Says which circles are the ones in view from now on: the legend counts them, labels keep clear of them.
  api.count = function (map, group) {
    map.catalogue.counted = group;
    countShown(map);
    placeLabels(map);
  };

  // Returns how many seizures the circles in view stand for.
  api.countIn = function (map) {
    const bounds = map.getBounds();
    let cases = 0;
    if (map.catalogue.counted) {
      map.catalogue.counted.eachLayer(function (marker) { if (bounds.contains(marker.getLatLng())) { cases += marker.cases; } });
    }
    return cases;
  };

  api.number = function (value, language) {
    return value.toLocaleString(language).replaceAll(/[,\u00a0]/g, "\u202f");
  };

  // More is loaded than is in view, so that a small move needs no answer; the legend counts what is in view.
  function countShown(map) {
    const box = map.catalogue.legend.seizures.querySelector("[data-shown]");
    if (box && map.catalogue.counted) { box.textContent = api.number(api.countIn(map), map.catalogue.options.language); }
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

  // Returns the note of a sign as plain text.
  api.tipText = function (sign) {
    const label = document.createElement("span");
    label.innerHTML = sign.getTooltip().getContent().replaceAll("<br>", ", ");
    return label.textContent;
  };

  function pressable(marker) {
    marker.on("add", function () { marker.getElement().setAttribute("aria-label", api.tipText(marker)); });
    marker.on("keydown", function (event) {
      if (["Enter", " "].includes(event.originalEvent.key)) { marker.fire("click", { latlng: marker.getLatLng() }, true); }
    });
    return marker;
  }

  api.addRoutes = function (map, group, data) {
    api.forget(map);
    const along = data.routes.filter(function (route) { return !route.dash; });
    along.forEach(function (route) { group.addLayer(routeCasing(route)); });
    data.routes.forEach(function (route) { group.addLayer(routeLine(route)); });
    tell(map, "routes", data);
  };

  function routeCasing(route) {
    const style = { pane: "routes", interactive: false, color: "#ffffff", weight: route.weight + 1.6, opacity: 0.8 };
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
    tell(map, "crossings", data);
  };

  // --- legend

  // Folds away, and stays as its reader left it; at first it is open where there is room for it.
  function makeLegend(map, options) {
    const control = L.control({ position: "bottomleft" });
    control.onAdd = function () {
      const box = L.DomUtil.create("div", "catalogue-legend");
      const roomy = map.getSize().x > 520 && map.getSize().y > 380, key = OPEN_LEGEND + (roomy ? "" : "_small");
      const whole = folding(box, options.legend_title), kept = remembered(key);
      whole.open = kept === null ? roomy : kept === "open";
      whole.addEventListener("toggle", function () { remembered(key, whole.open ? "open" : "closed"); });
      SECTIONS.forEach(function (name) { map.catalogue.legend[name] = name === "seizures" ? L.DomUtil.create("div", "", whole) : layerPart(map, whole, name); });
      const folded = folding(whole, options.legend_notes);
      FOLDED.forEach(function (name) { map.catalogue.legend[name] = L.DomUtil.create("div", "", folded); });
      L.DomEvent.disableClickPropagation(box);
      L.DomEvent.disableScrollPropagation(box);
      return box;
    };
    control.addTo(map);
    setLegend(map, "base", options.legend_base);
  }

  // A layer's part: its name with n always shows, its signs fold; they are open at first where there is room.
  function layerPart(map, parent, name) {
    const part = folding(parent, ""), key = OPEN_LEGEND + "_" + name, kept = remembered(key);
    part.hidden = true;
    part.open = kept === null ? map.getSize().y > 600 : kept === "open";
    part.addEventListener("toggle", function () { remembered(key, part.open ? "open" : "closed"); });
    const signs = L.DomUtil.create("div", "", part);
    return {
      set innerHTML(html) {
        signs.innerHTML = html;
        const title = signs.querySelector("h3");
        part.hidden = !title;
        if (title) { part.firstChild.textContent = title.textContent; title.remove(); }
      },
    };
  }

  // Returns what this browser remembers under `key`, after `value` was put there; null: nothing.
  function remembered(key, value) {
    try {
      if (value) { window.localStorage.setItem(key, value); }
      return window.localStorage.getItem(key);
    } catch (refused) {
      return null; // A browser may be told to remember nothing; then the legend opens as at first.
    }
  }

  function folding(parent, title) {
    const made = L.DomUtil.create("details", "", parent);
    L.DomUtil.create("summary", "", made).textContent = title;
    return made;
  }

  // What a layer's signs mean, and, folded, what else must be said of them.
  function tell(map, layer, data) {
    setLegend(map, layer, data.legend || "");
    setLegend(map, layer + "_notes", data.notes || "");
  }

  function setLegend(map, section, html) {
    const box = map.catalogue && map.catalogue.legend[section];
    if (box) { box.innerHTML = html; }
  }

  api.tell = tell;
  api.unpack = unpack;
  api.pressable = pressable;
  window.catalogueMap = api;
})();
