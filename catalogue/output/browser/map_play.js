// Playback by month: a slider and a button; what each month holds was sent once.
(function () {
  "use strict";

  window.catalogueMap.play = function () {};
})();
