// Who writes a passage by hand has chosen it; what is chosen is seen.
"use strict";

{
  const form = document.querySelector("form.merge");
  const show = () => {
    for (const side of form.querySelectorAll(".merge-side")) side.classList.toggle("is-chosen", side.querySelector("[type=radio]").checked);
  };
  form.addEventListener("input", (event) => {
    if (event.target.matches("textarea")) event.target.closest(".merge-own").querySelector("[type=radio]").checked = true;
    show();
  });
  addEventListener("pageshow", show);
  show();
}
