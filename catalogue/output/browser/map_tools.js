// Tools of the catalogue's map: select by box, lasso or view; measure; full screen. Plain Leaflet and buttons.
(function () {
  "use strict";

  const api = window.catalogueMap;
  const MOST_VERTICES = 80; // A lasso keeps so many: the store asks each place against each of them.
  const STEP_PX = 5; // A hand that draws moves in steps; nearer points say nothing more.
  const COLOUR = "#b3541e";
  const SIGNS = {
    box: '<rect x="3" y="4" width="14" height="12" stroke-dasharray="3 2"/>',
    lasso: '<path d="M10 3C5 3 2 6 3 9s6 4 9 3 6-4 5-6-4-3-7-3z" stroke-dasharray="3 2"/><path d="M8 12c-2 1-3 3-2 5"/>',
    view: '<path d="M3 7V3h4M13 3h4v4M17 13v4h-4M7 17H3v-4"/><circle cx="10" cy="10" r="2.5"/>',
    clear: '<path d="M4 4l12 12M16 4L4 16"/>',
    measure: '<path d="M3 14L14 3l3 3L6 17zM6 11l1.5 1.5M8.5 8.5L10 10M11 6l1.5 1.5"/>',
    play: '<circle cx="10" cy="10" r="7"/><path d="M10 6v4l3 2"/>',
    full: '<path d="M3 8V3h5M12 3h5v5M17 12v5h-5M8 17H3v-5"/>',
  };

  // Adds the buttons; `changed` is told every new selection: rows of [latitude, longitude], or null.
  // `further` are acts of buttons whose work is done elsewhere.
  api.addTools = function (map, words, changed, further) {
    const tools = { map: map, words: words, changed: changed, further: further, mode: null, buttons: {}, points: [] };
    map.catalogue.tools = tools;
    const pane = map.createPane("tools");
    pane.style.zIndex = 620;
    pane.style.pointerEvents = "none";
    const control = L.control({ position: "topright" });
    control.onAdd = function () { return makeButtons(tools); };
    control.addTo(map);
    listen(tools);
    return tools;
  };

  api.showSelection = function (map, area) {
    const tools = map.catalogue.tools;
    if (tools.shape) { tools.shape.remove(); tools.shape = null; }
    tools.area = area && area.length ? area : null;
    if (tools.area) {
      const style = { pane: "tools", interactive: false, color: COLOUR, weight: 2, dashArray: "5 4", fillOpacity: 0.06 };
      tools.shape = L.polygon(tools.area, style).addTo(map);
    }
    tools.buttons.clear.disabled = !tools.area && !tools.mode;
  };

  function makeButtons(tools) {
    const bar = L.DomUtil.create("div", "leaflet-bar catalogue-tools");
    bar.setAttribute("role", "toolbar");
    bar.setAttribute("aria-label", tools.words.tools);
    const acts = {
      box: function () { setMode(tools, "box"); }, lasso: function () { setMode(tools, "lasso"); },
      view: function () { select(tools, corners(tools.map.getBounds())); },
      clear: function () { clear(tools); }, measure: function () { setMode(tools, "measure"); },
      full: function () { toggleFull(); }, play: tools.further.play,
    };
    Object.keys(SIGNS).forEach(function (name) {
      const button = L.DomUtil.create("button", "", bar);
      button.type = "button";
      button.title = tools.words[name];
      button.setAttribute("aria-label", tools.words[name]);
      button.innerHTML = '<svg viewBox="0 0 20 20" aria-hidden="true">' + SIGNS[name] + "</svg>";
      button.addEventListener("click", acts[name]);
      tools.buttons[name] = button;
    });
    tools.buttons.clear.disabled = true;
    if (!document.fullscreenEnabled) { tools.buttons.full.remove(); }
    tools.told = L.DomUtil.create("output", "catalogue-told", bar);
    tools.told.setAttribute("aria-live", "polite");
    tools.told.hidden = true;
    L.DomEvent.disableClickPropagation(bar);
    return bar;
  }

  function listen(tools) {
    const box = tools.map.getContainer();
    box.addEventListener("pointerdown", function (event) { begin(tools, event); });
    box.addEventListener("pointermove", function (event) { draw(tools, event); });
    box.addEventListener("pointerup", function (event) { finish(tools, event); });
    box.addEventListener("pointercancel", function () { tools.drawn = null; });
    tools.map.on("click", function (event) { if (tools.mode === "measure") { api.measureAt(tools, event.latlng); } });
    box.addEventListener("keydown", function (event) {
      if (event.key === "Escape") { clear(tools); }
      const atMap = event.target === box && tools.mode === "measure";
      if (atMap && ["Enter", " "].includes(event.key)) { api.measureAt(tools, tools.map.getCenter()); event.preventDefault(); }
    });
    document.addEventListener("fullscreenchange", function () { tools.map.invalidateSize(); });
  }

  function setMode(tools, mode) {
    tools.mode = tools.mode === mode ? null : mode;
    const drawing = ["box", "lasso"].includes(tools.mode);
    if (drawing) { tools.map.dragging.disable(); } else { tools.map.dragging.enable(); }
    tools.map.getContainer().classList.toggle("catalogue-drawing", Boolean(tools.mode));
    ["box", "lasso", "measure"].forEach(function (name) {
      tools.buttons[name].setAttribute("aria-pressed", String(tools.mode === name));
    });
    if (tools.mode !== "measure") { endMeasure(tools); }
    say(tools, tools.mode ? tools.words["how_" + tools.mode] : "");
    tools.buttons.clear.disabled = !tools.area && !tools.mode;
    if (tools.mode === "measure") { tools.map.getContainer().focus(); }
  }

  function say(tools, text) {
    tools.told.textContent = text;
    tools.told.hidden = !text;
  }

  // --- select

  function begin(tools, event) {
    const onControl = event.target.closest(".leaflet-control");
    if (!["box", "lasso"].includes(tools.mode) || onControl || event.button > 0) { return; }
    tools.drawn = [tools.map.mouseEventToContainerPoint(event)];
    tools.map.getContainer().setPointerCapture(event.pointerId);
    event.preventDefault();
  }

  function draw(tools, event) {
    if (!tools.drawn) { return; }
    const point = tools.map.mouseEventToContainerPoint(event);
    if (tools.mode === "box") {
      tools.drawn[1] = point;
    } else if (point.distanceTo(tools.drawn[tools.drawn.length - 1]) >= STEP_PX) {
      tools.drawn.push(point);
    }
    sketch(tools);
  }

  function sketch(tools) {
    if (tools.shape) { tools.shape.remove(); }
    const style = { pane: "tools", interactive: false, color: COLOUR, weight: 2, fillOpacity: 0.06 };
    tools.shape = L.polygon(outline(tools), style).addTo(tools.map);
  }

  function outline(tools) {
    const place = function (point) { return tools.map.containerPointToLatLng(point); };
    if (tools.mode === "box") { return corners(L.latLngBounds(tools.drawn.map(place))); }
    const every = Math.ceil(tools.drawn.length / MOST_VERTICES);
    const kept = tools.drawn.filter(function (_, at) { return at % every === 0; });
    return kept.map(place).map(function (p) { return [round(p.lat), round(p.lng)]; });
  }

  function corners(bounds) {
    const [south, west, north, east] = [bounds.getSouth(), bounds.getWest(), bounds.getNorth(), bounds.getEast()].map(round);
    return [[south, west], [north, west], [north, east], [south, east]];
  }

  function round(degrees) { return Math.round(degrees * 1e4) / 1e4; }

  function finish(tools) {
    if (!tools.drawn) { return; }
    const large = tools.drawn.some(function (point) { return point.distanceTo(tools.drawn[0]) > 2 * STEP_PX; });
    const area = large ? outline(tools) : null;
    tools.drawn = null;
    setMode(tools, null);
    if (area && area.length > 2) { select(tools, area); } else { api.showSelection(tools.map, tools.area); }
  }

  function select(tools, area) {
    api.showSelection(tools.map, area);
    tools.changed(area);
  }

  function clear(tools) {
    const had = Boolean(tools.area);
    tools.drawn = null;
    setMode(tools, null);
    api.showSelection(tools.map, null);
    if (had) { tools.changed(null); }
  }

  // --- measure

  api.measureAt = function (tools, place) {
    tools.points.push(place);
    if (!tools.line) {
      tools.line = L.polyline([], { pane: "tools", interactive: false, color: COLOUR, weight: 2.5 }).addTo(tools.map);
      tools.dots = L.layerGroup().addTo(tools.map);
    }
    tools.line.setLatLngs(tools.points);
    L.circleMarker(place, { pane: "tools", interactive: false, radius: 4, color: COLOUR, fillOpacity: 1 }).addTo(tools.dots);
    say(tools, lengthText(tools));
  };

  function lengthText(tools) {
    let metres = 0;
    for (let at = 1; at < tools.points.length; at += 1) {
      metres += tools.map.distance(tools.points[at - 1], tools.points[at]);
    }
    const kilometres = metres / 1000;
    const digits = kilometres < 10 ? 1 : 0;
    const form = new Intl.NumberFormat(tools.map.catalogue.options.language, { maximumFractionDigits: digits });
    return form.format(kilometres) + " " + tools.map.catalogue.options.kilometre;
  }

  function endMeasure(tools) {
    [tools.line, tools.dots].forEach(function (layer) { if (layer) { layer.remove(); } });
    tools.line = tools.dots = null;
    tools.points = [];
  }

  function toggleFull() {
    if (document.fullscreenElement) { document.exitFullscreen(); } else { document.documentElement.requestFullscreen(); }
  }
})();
