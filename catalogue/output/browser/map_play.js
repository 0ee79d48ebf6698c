// Playback by month: a slider and a button below the map; what each month holds was sent once.
(function () {
  "use strict";

  const api = window.catalogueMap;
  const STEP_MS = 900;
  const SIGNS = { play: "M5 3l12 7-12 7z", pause: "M5 3h4v14H5zM11 3h4v14h-4z", close: "M4 4l12 12M16 4L4 16" };
  const bar = { box: null, at: 0, month: null, timer: 0, panes: [], words: {}, told: null };

  // Keeps what the months hold; `group` is filled anew for each month.
  api.addMonths = function (map, group, data) {
    map.catalogue.months = Object.assign({ group: group }, data);
  };

  // Brings the bar up to date: `asked` is null where there is no playback; `told` hears of a click and of a rest.
  api.play = function (panes, asked, words, told) {
    panes[0].map.catalogue.tools.buttons.play.setAttribute("aria-pressed", String(Boolean(asked)));
    Object.assign(bar, { panes: panes, words: words, told: told });
    if (!asked || !ready()) { close(); return; }
    if (!bar.box) { open(); bar.month = asked.month; }
    bar.slider.max = months().count;
    bar.at = bar.month ? placeOf(bar.month) : 0;
    draw();
  };

  api.monthShown = function () { return bar.box ? bar.month : null; };

  function months() { return bar.panes[0].map.catalogue.months; }
  function ready() { return bar.panes.every(function (pane) { return pane.layers.months && pane.map.catalogue.months; }); }

  // --- the bar

  function open() {
    bar.box = L.DomUtil.create("div", "catalogue-play", document.body);
    bar.box.setAttribute("role", "group");
    bar.box.setAttribute("aria-label", bar.words.title);
    bar.button = button("play", turn);
    bar.slider = L.DomUtil.create("input", "", bar.box);
    Object.assign(bar.slider, { type: "range", min: 0, step: 1 });
    bar.slider.setAttribute("aria-label", bar.words.month);
    bar.slider.addEventListener("input", function () { pause(); goTo(Number(bar.slider.value)); });
    bar.output = L.DomUtil.create("output", "", bar.box);
    bar.undated = L.DomUtil.create("span", "catalogue-play-undated", bar.box);
    sign(button("close", function () { bar.told({ kind: "play", on: false }); }), "close");
    bar.panes.forEach(function (pane) { pane.map.on("moveend", say); });
    bar.button.focus();
  }

  function close() {
    pause();
    if (!bar.box) { return; }
    bar.box.remove();
    bar.box = null;
    bar.month = null;
    bar.panes.forEach(function (pane) {
      pane.map.off("moveend", say);
      showAll(pane.map);
      delete pane.map.catalogue.months;
    });
  }

  function button(name, act) {
    const made = L.DomUtil.create("button", "", bar.box);
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  }

  function sign(made, name) {
    const word = name === "play" && calm() ? bar.words.step : bar.words[name];
    made.title = word;
    made.setAttribute("aria-label", word);
    made.innerHTML = '<svg viewBox="0 0 20 20" aria-hidden="true"><path d="' + SIGNS[name] + '"/></svg>';
  }

  // --- time

  // Who asked the machine for less motion steps from month to month by the button.
  function calm() { return window.matchMedia("(prefers-reduced-motion: reduce)").matches; }

  function turn() {
    if (bar.timer) { pause(); return; }
    goTo(bar.at >= months().count ? 1 : bar.at + 1);
    if (calm()) { return; }
    bar.timer = setInterval(function () { if (bar.at >= months().count) { pause(); } else { goTo(bar.at + 1); } }, STEP_MS);
    sign(bar.button, "pause");
  }

  function pause() {
    clearInterval(bar.timer);
    const played = Boolean(bar.timer);
    bar.timer = 0;
    if (bar.box) { sign(bar.button, "play"); }
    if (played) { bar.told(null); }
  }

  function goTo(at) {
    bar.at = at;
    bar.month = at ? nameOf(at) : null;
    draw();
    if (!bar.timer) { bar.told(null); }
  }

  function nameOf(at) {
    const [year, month] = months().first.split("-").map(Number);
    const whole = year * 12 + month - 1 + at - 1;
    return Math.floor(whole / 12) + "-" + String(whole % 12 + 1).padStart(2, "0");
  }

  function placeOf(name) {
    const [year, month] = name.split("-").map(Number), [first, start] = months().first.split("-").map(Number);
    return Math.max(0, Math.min(months().count, (year - first) * 12 + month - start + 1));
  }

  // --- a month on the maps

  function draw() {
    bar.slider.value = bar.at;
    if (!bar.timer) { sign(bar.button, "play"); }
    bar.panes.forEach(function (pane) { if (bar.at) { showMonth(pane.map, bar.at - 1); } else { showAll(pane.map); } });
    say();
  }

  function showMonth(map, place) {
    const data = map.catalogue.months;
    data.group.clearLayers();
    if (map.catalogue.seizures) { map.catalogue.seizures.remove(); }
    data.cells.forEach(function ([lat, lon, hollow, counts, kilograms]) {
      for (let at = 0; at < counts.length; at += 2) {
        if (counts[at] === place) { data.group.addLayer(circle(map, data, [lat, lon], hollow, counts[at + 1], kilograms[at / 2])); }
      }
    });
    api.tell(map, "seizures", data);
    api.count(map, data.group);
  }

  function showAll(map) {
    if (map.catalogue.months) { map.catalogue.months.group.clearLayers(); }
    const all = map.catalogue.seizures;
    api.tell(map, "seizures", map.catalogue.seizuresTold || {});
    if (all && !map.hasLayer(all)) { all.addTo(map); }
    api.count(map, all);
  }

  function circle(map, data, place, hollow, cases, kilograms) {
    const value = data.measure === "kg" ? kilograms : cases, sizes = data.sizes;
    const text = cases === 1 ? "" : short(map, value);
    const room = text ? sizes.label_margin + sizes.sign * text.length : 0;
    const least = hollow ? sizes.smallest_hollow : sizes.smallest;
    const size = Math.round(Math.max(sizes.largest * Math.sqrt(Math.max(value, 0) / data.largest), room, least));
    const element = document.createElement("span");
    element.textContent = text;
    const icon = L.divIcon({ className: "catalogue-cell" + (hollow ? " catalogue-cell-hollow" : "") + (size < 24 ? " catalogue-cell-small" : ""), html: element, iconSize: [size, size] });
    const marker = L.marker(place, { icon: icon, keyboard: false, interactive: false, zIndexOffset: 4000 - size * 40 });
    marker.cases = cases;
    return marker;
  }

  function short(map, value) {
    const form = new Intl.NumberFormat(map.catalogue.options.language, { maximumFractionDigits: 1 });
    const numbers = bar.words.numbers;
    if (value < Number(numbers.whole_below)) { return form.format(value >= 10 ? Math.round(value) : value); }
    return value >= 1e6 ? form.format(value / 1e6) + numbers.million : form.format(value / 1000) + numbers.thousand;
  }

  // The month in the reader's words, with n in view: a number for each map.
  function say() {
    if (!bar.box) { return; }
    const language = bar.panes[0].map.catalogue.options.language;
    const inView = bar.panes.map(function (pane) { return api.countIn(pane.map); });
    const undated = bar.panes.map(function (pane) { return undatedIn(pane.map); });
    let text = bar.words.all_months;
    if (bar.at) {
      const [year, month] = nameOf(bar.at).split("-").map(Number);
      text = new Intl.DateTimeFormat(language, { month: "long", year: "numeric" }).format(new Date(year, month - 1, 15));
    }
    const none = inView.every(function (cases) { return cases === 0; });
    const counted = none ? bar.words.none : bar.words.n.replace("{cases}", inView.map(function (one) { return api.number(one, language); }).join(" | "));
    bar.output.textContent = text + " · " + counted;
    bar.slider.setAttribute("aria-valuetext", bar.output.textContent);
    const told = undated.map(function (one) { return api.number(one, language); }).join(" | ");
    bar.undated.textContent = undated.some(Boolean) ? bar.words.undated.replace("{cases}", told) : "";
  }

  function undatedIn(map) {
    const bounds = map.getBounds();
    return map.catalogue.months.undated.reduce(function (sum, [lat, lon, cases]) {
      return sum + (bounds.contains([lat, lon]) ? cases : 0);
    }, 0);
  }
})();
