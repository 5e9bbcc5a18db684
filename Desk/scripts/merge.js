// Who writes a passage by hand has chosen it.
"use strict";

document.querySelector("form.merge").addEventListener("input", (event) => {
  if (event.target.matches("textarea")) event.target.closest(".merge-own").querySelector("[type=radio]").checked = true;
});
