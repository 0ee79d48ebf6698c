// The signs of the map by keyboard: Tab goes from layer to layer, arrows from sign to sign in view, Enter opens.
(function () {
  "use strict";

  const api = window.catalogueMap;
  const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

  // Makes the signs of a layer one stop of Tab, in the order in which they were sent. Call it before the layer is added.
  api.walk = function (map, group) {
    const signs = group.getLayers().filter(function (sign) { return sign.getTooltip && sign.getTooltip(); });
    if (!signs.length) { return; }
    const walk = { map: map, signs: signs, at: null };
    const settle = function () { if (!walk.at || !inView(map, walk.at)) { stopAt(walk, signs.find(function (sign) { return inView(map, sign); })); } };
    signs.forEach(function (sign) { sign.on("keydown", function (event) { press(walk, sign, event.originalEvent); }); });
    group.on("add", function () { signs.forEach(describe); stopAt(walk, null); settle(); map.on("moveend", settle); });
    group.on("remove", function () { map.off("moveend", settle); });
  };

  function inView(map, sign) {
    const bounds = map.getBounds();
    return sign.getBounds ? bounds.intersects(sign.getBounds()) : bounds.contains(sign.getLatLng());
  }

  function describe(sign) {
    const element = sign.getElement();
    element.setAttribute("role", sign.route || sign.record || sign.cases ? "button" : "img");
    element.setAttribute("aria-label", api.tipText(sign));
  }

  function stopAt(walk, sign) {
    walk.at = sign || null;
    walk.signs.forEach(function (one) { one.getElement().setAttribute("tabindex", one === sign ? "0" : "-1"); });
  }

  function press(walk, sign, event) {
    if (event.key === "Enter" && sign.route) { sign.fire("click", { latlng: sign.getCenter() }, true); }
    if (!STEPS[event.key]) { return; }
    // The map's own arrows move the map; these stay in it.
    L.DomEvent.stop(event);
    const seen = walk.signs.filter(function (one) { return inView(walk.map, one) || one === sign; });
    const next = seen[(seen.indexOf(sign) + STEPS[event.key] + seen.length) % seen.length];
    stopAt(walk, next);
    next.getElement().focus({ preventScroll: true });
  }
})();
