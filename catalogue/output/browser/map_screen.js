// The map's page as a part of a screen: it draws what the app sends and reports what a person does.
// Trap: only layers that changed are sent; the page tells with each report which ones it holds.
(function () {
  "use strict";

  const api = window.catalogueMap;
  const SOON_MS = 30, CALM_MS = 400, REST_MS = 1200; // A view that must be loaded is asked for at once, a mere count later.
  const NARROW_PX = 640; // As in the frame's own styles: below it everything stands in one column.
  const state = { panes: [], seq: 0, event: null, selection: null, args: null, timer: 0, key: "" };

  function send(type, content) {
    window.parent.postMessage(Object.assign({ isStreamlitMessage: true, type: "streamlit:" + type }, content), "*");
  }

  window.addEventListener("message", function (message) {
    const fromApp = message.source === window.parent && message.data && message.data.type === "streamlit:render";
    if (fromApp && message.data.args.panes) { render(message.data.args); }
  });

  // --- draw

  function render(args) {
    if (state.moving) { state.waiting = args; return; }
    state.pending = false;
    state.args = args;
    fit();
    const key = [args.options.language, args.panes.length].join();
    if (key !== state.key) { build(args, key); }
    args.panes.forEach(function (pane, at) { fill(state.panes[at], pane); });
    if (state.opened !== args.open.id) { jump(args.open); }
    showSelection(args.selection);
    api.play(state.panes, args.play, args.options.play, function (event) { if (event) { act(event); } else { reportIn(REST_MS); } });
    state.painted = args.paint;
    requestAnimationFrame(function () { document.body.dataset.painted = args.paint; });
    if (args.rest || lacks(args)) { reportIn(SOON_MS); } else { follow(); }
  }

  // As high as the screen has room below its own head, never lower than the app asks for.
  function fit() {
    const frame = window.frameElement; // null where the page around is of another origin
    const least = state.args.height;
    if (!frame) { send("setFrameHeight", { height: least }); return; }
    const outer = frame.ownerDocument, scrolled = outer.querySelector('[data-testid="stMain"]');
    const top = frame.getBoundingClientRect().top + (scrolled ? scrolled.scrollTop : 0);
    const room = Math.floor(outer.defaultView.innerHeight - top - state.args.below);
    const height = outer.defaultView.innerWidth < NARROW_PX ? least : Math.max(least, room);
    if (height !== state.height) { state.height = height; send("setFrameHeight", { height: height }); }
  }

  function build(args, key) {
    const box = document.getElementById("panes");
    const before = state.panes.length ? state.panes[0].map : null;
    const open = before ? { lat: before.getCenter().lat, lon: before.getCenter().lng, zoom: before.getZoom() } : args.open;
    state.panes.forEach(function (pane) { pane.observer.disconnect(); pane.map.remove(); });
    box.replaceChildren();
    box.className = args.panes.length > 1 ? "two" : "";
    document.documentElement.lang = args.options.language;
    document.title = args.options.title;
    state.key = key;
    state.panes = args.panes.map(function (_, at) { return makePane(box, args, open, at); });
    state.opened = args.open.id;
    if (state.panes.length > 1) { join(state.panes[0].map, state.panes[1].map); }
  }

  function makePane(box, args, open, at) {
    const outer = L.DomUtil.create("section", "pane", box);
    const title = L.DomUtil.create("h2", "", outer);
    const inner = L.DomUtil.create("div", "map", outer);
    inner.setAttribute("role", "application");
    inner.setAttribute("aria-label", args.options.title);
    const map = L.map(inner, Object.assign({}, args.leaflet, { zoomControl: false }));
    map.setView([open.lat, open.lon], open.zoom, { animate: false });
    api.start(map, args.options);
    const pane = { map: map, title: title, layers: {} };
    if (at === 0) {
      api.addTools(map, args.options.tools, function (area) { state.selection = area; act({ kind: "select" }); }, {
        play: function () { act({ kind: "play", on: !state.args.play }); },
      });
      map.on("moveend", follow);
      map.on("zoomanim", ahead);
      map.on("zoomend", arrive);
    }
    // What stood in the middle stays there: the address and saved views tell the centre.
    pane.observer = new ResizeObserver(function () { map.invalidateSize(); });
    pane.observer.observe(inner);
    return pane;
  }

  function fill(pane, wanted) {
    pane.title.textContent = wanted.title;
    const names = wanted.layers.map(function (layer) { return layer.name; });
    Object.keys(pane.layers).forEach(function (name) { if (!names.includes(name)) { drop(pane, name); } });
    wanted.layers.forEach(function (layer) {
      const held = pane.layers[layer.name];
      if (!layer.content || (held && held.digest === layer.digest)) { return; }
      const group = L.featureGroup();
      api[layer.filler](pane.map, group, layer.content);
      if (held) { held.group.remove(); }
      group.on("click", function (event) { onClick(event, state.panes.indexOf(pane)); });
      api.walk(pane.map, group);
      group.addTo(pane.map);
      pane.layers[layer.name] = { group: group, digest: layer.digest };
    });
  }

  function drop(pane, name) {
    pane.layers[name].group.remove();
    delete pane.layers[name];
    api.tell(pane.map, name, {});
  }

  function jump(open) {
    state.opened = open.id;
    state.panes[0].map.setView([open.lat, open.lon], open.zoom, { animate: false });
  }

  function showSelection(area) {
    state.selection = area;
    const tools = state.panes[0].map.catalogue.tools;
    if (!tools.drawn) { api.showSelection(state.panes[0].map, area); }
  }

  // Two maps that move together.
  function join(one, other) {
    let moving = false;
    const follow_ = function (leader, led) {
      leader.on("move", function () {
        if (moving) { return; }
        moving = true;
        led.setView(leader.getCenter(), leader.getZoom(), { animate: false });
        moving = false;
      });
    };
    follow_(one, other);
    follow_(other, one);
  }

  // --- report

  function onClick(event, at) {
    const target = event.sourceTarget || event.propagatedFrom || event.layer;
    const tools = state.panes[0].map.catalogue.tools;
    if (tools.mode === "measure") { api.measureAt(tools, event.latlng); }
    if (tools.mode) { return; }
    if (target.record) { act({ kind: "record", record: target.record }); }
    else if (target.route) { act({ kind: "route", route: target.route }); }
    else if (target.cases) { act({ kind: "circle", pane: at, lat: target.getLatLng().lat, lng: target.getLatLng().lng }); }
  }

  function act(event) {
    state.event = Object.assign({ count: Date.now() }, event);
    report();
  }

  function lacks(args) {
    return args.panes.some(function (pane, at) {
      return pane.layers.some(function (layer) { return !layer.kept && !layer.content && !state.panes[at].layers[layer.name]; });
    });
  }

  // A view outside what is loaded is asked for at once; within it, only the counts beside the map follow.
  function follow() {
    const loaded = state.args.loaded;
    const map = state.panes[0].map, bounds = map.getBounds();
    const inside = map.getZoom() === loaded.zoom && bounds.getSouth() >= loaded.south && bounds.getNorth() <= loaded.north
      && bounds.getWest() >= loaded.west && bounds.getEast() <= loaded.east;
    const told = state.told && sameView(state.told, view());
    if (!inside && !(told && state.pending)) { reportIn(SOON_MS); } else if (inside && !told) { reportIn(CALM_MS); }
  }

  // A view that is foretold lies within a pixel of the one that comes.
  function sameView(one, other) {
    const near = (other.north - other.south) / 200;
    const sides = ["south", "west", "north", "east"];
    return one.zoom === other.zoom && sides.every(function (side) { return Math.abs(one[side] - other[side]) <= near; });
  }

  function reportIn(wait) {
    clearTimeout(state.timer);
    state.timer = setTimeout(function () { report(); }, wait);
  }

  // A zoom is asked for as it begins: the app answers while the map still moves.
  function ahead(event) {
    if (event.noUpdate) { return; } // fingers still on the glass
    const map = state.panes[0].map, half = map.getSize().divideBy(2), middle = map.project(event.center, event.zoom);
    const corner = function (point) { return map.unproject(point, event.zoom); };
    state.moving = true;
    report(viewOf(L.latLngBounds(corner(middle.subtract(half)), corner(middle.add(half))), event.center, event.zoom));
  }

  // Trap: what is drawn while Leaflet still moves stands in its old place until the end.
  function arrive() {
    const waiting = state.waiting;
    state.moving = false;
    state.waiting = null;
    if (waiting) { render(waiting); }
  }

  function view() {
    const map = state.panes[0].map;
    return viewOf(map.getBounds(), map.getCenter(), map.getZoom());
  }

  function viewOf(bounds, centre, zoom) {
    const round = function (degrees) { return Math.round(degrees * 1e5) / 1e5; };
    return {
      south: round(bounds.getSouth()), west: round(bounds.getWest()), north: round(bounds.getNorth()),
      east: round(bounds.getEast()), zoom: zoom, lat: round(centre.lat), lon: round(centre.lng),
    };
  }

  function report(coming) {
    clearTimeout(state.timer);
    state.told = coming || view();
    state.seq += 1;
    state.pending = true;
    const have = state.panes.map(function (pane) {
      return Object.fromEntries(Object.entries(pane.layers).map(function ([name, held]) { return [name, held.digest]; }));
    });
    const value = {
      seq: state.seq, view: state.told, have: have, selection: state.selection, event: state.event, month: api.monthShown(), painted: state.painted,
    };
    send("setComponentValue", { value: value, dataType: "json" });
  }

  if (window.frameElement) {
    window.frameElement.ownerDocument.defaultView.addEventListener("resize", function () { if (state.args) { fit(); } });
  }
  send("componentReady", { apiVersion: 1 });
})();
