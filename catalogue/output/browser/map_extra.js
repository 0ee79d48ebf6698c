// Further layers of the catalogue's map: flows, concealment, hot spots, control units, single seizures.
(function () {
  "use strict";

  const api = window.catalogueMap;
  const TIP = { className: "catalogue-tip", sticky: true };

  // Rows of [packed line, colour, weight, dash, opacity, tip].
  api.addFlows = function (map, group, data) {
    data.lines.forEach(function ([line, colour, weight, dash, opacity, tip]) {
      const style = { pane: "flows", color: colour, weight: weight, opacity: opacity, dashArray: dash, lineCap: "butt", bubblingMouseEvents: false };
      group.addLayer(L.polyline(api.unpack([line]), style).bindTooltip(tip, TIP));
    });
    api.tell(map, "flows", data);
  };

  // Rows of [latitude, longitude, size, colour, label, tip].
  api.addConcealment = function (map, group, data) {
    data.cells.forEach(function ([lat, lon, size, colour, label, tip]) {
      const element = document.createElement("span");
      element.textContent = label;
      // Up and to the right of its place: a circle of seizures stands there.
      const icon = L.divIcon({ className: "catalogue-cell catalogue-method", html: element, iconSize: [size, size], iconAnchor: [-5, size + 5] });
      const marker = L.marker([lat, lon], { icon: icon, riseOnHover: true, zIndexOffset: 5000 });
      marker.on("add", function () { marker.getElement().style.background = colour; });
      marker.bindTooltip(tip, { className: "catalogue-tip", direction: "top", offset: [size / 2 + 5, -size - 5] });
      group.addLayer(api.pressable(marker));
    });
    api.tell(map, "concealment", data);
  };

  // Rows of [corners, colour, opacity, tip].
  api.addHotSpots = function (map, group, data) {
    data.cells.forEach(function ([corners, colour, opacity, tip]) {
      const style = { pane: "hot_spots", color: colour, weight: 1.2, fillColor: colour, fillOpacity: opacity };
      group.addLayer(L.polygon(corners, style).bindTooltip(tip, TIP));
    });
    api.tell(map, "hot_spots", data);
  };

  // Rows of [latitude, longitude, colour, tip].
  api.addUnits = function (map, group, data) {
    data.units.forEach(function ([lat, lon, colour, tip]) {
      const style = { pane: "crossings", radius: 6, color: "#ffffff", weight: 1.5, fillColor: colour, fillOpacity: 0.95 };
      group.addLayer(L.circleMarker([lat, lon], style).bindTooltip(tip, TIP));
    });
    api.tell(map, "units", data);
  };

  // Rows of [latitude, longitude, number of the seizure, size, tip]; those at one place stand side by side.
  api.addRecords = function (map, group, data) {
    const before = {};
    data.records.forEach(function ([lat, lon, number, size, tip]) {
      const place = lat + " " + lon;
      const at = before[place] = (before[place] || 0) + 1;
      const icon = L.divIcon({ className: "catalogue-cell catalogue-record", iconSize: [size, size], iconAnchor: anchor(at, size) });
      const marker = L.marker([lat, lon], { icon: icon, riseOnHover: true });
      marker.record = number;
      marker.cases = 1;
      marker.bindTooltip(tip, { className: "catalogue-tip", direction: "top" });
      group.addLayer(api.pressable(marker));
    });
    api.shown(map, group, data);
  };

  // A spiral of the golden angle: as many signs as wanted, none on another.
  function anchor(at, size) {
    const turn = (at - 1) * 2.39996, far = 11 * Math.sqrt(at - 1);
    return [size / 2 - far * Math.cos(turn), size / 2 - far * Math.sin(turn)];
  }
})();
