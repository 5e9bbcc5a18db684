// A field for one picture, of which it is a number without scripts: chosen in the dialog, or dropped here.
"use strict";

for (const field of document.querySelectorAll("[data-picture-field]")) {
  const [number, image, bar] = ["input", "img", "progress"].map((tag) => field.querySelector(tag));
  const [choose, remove, fault] = ["choose", "remove", "fault"].map((name) => field.querySelector(`[data-${name}]`));

  const set = (picture) => {
    number.value = picture?.id ?? "";
    if (picture) image.src = picture.thumbnail;
    image.hidden = remove.hidden = !picture;
    fault.hidden = true;
    number.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const take = (pictures) => pictures[0] && set(pictures[0]);

  field.querySelector("[data-plain]").hidden = true;
  field.querySelector("[data-scripted]").hidden = false;
  remove.hidden = image.hidden;
  choose.addEventListener("click", () => {
    document.dispatchEvent(new CustomEvent("picture:choose", { detail: { several: false, onChosen: take } }));
  });
  remove.addEventListener("click", () => {
    set(null);
    choose.focus();
  });

  field.addEventListener("dragover", (event) => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    field.classList.add("dropping");
  });
  field.addEventListener("dragleave", (event) => {
    if (!field.contains(event.relatedTarget)) field.classList.remove("dropping");
  });
  field.addEventListener("drop", (event) => {
    if (!event.dataTransfer.files.length) return;
    event.preventDefault();
    field.classList.remove("dropping");
    bar.hidden = false;
    const detail = {
      files: [event.dataTransfer.files[0]],
      onProgress: (fraction) => (bar.value = fraction),
      onChosen(pictures) {
        bar.hidden = true;
        take(pictures);
      },
      onFailed(message) {
        bar.hidden = true;
        fault.textContent = message;
        fault.hidden = false;
      },
    };
    document.dispatchEvent(new CustomEvent("picture:upload", { detail }));
  });
}
