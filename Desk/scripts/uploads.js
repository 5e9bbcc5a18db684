// Files on their way in, each by itself: chosen, dropped or pasted; how far each is, and what became of it.
// Whoever has files to bring sends `picture:upload` with {files, onProgress, onChosen, onFailed}; an element with
// data-uploads takes files itself, shows a line for each, and tells `picture:added` of what came in.
"use strict";

{
  const address = "/desk/pictures/";
  // A picture takes the server longer than the line: more at once would only wait there.
  const maxAtOnce = 2;
  const waiting = [];
  let running = 0;

  const key = () => document.querySelector("input[name=_csrf]")?.value ?? "";

  const next = () => {
    while (running < maxAtOnce && waiting.length > 0) {
      running += 1;
      waiting.shift()();
    }
  };

  // Sends one file; gives the pictures, or fails with a sentence.
  const send = (file, words, onProgress) =>
    new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      const form = new FormData();
      for (const [name, value] of Object.entries(words)) form.append(name, value);
      form.append("picture", file);
      request.open("POST", address);
      request.responseType = "json";
      request.setRequestHeader("Accept", "application/json");
      request.setRequestHeader("X-Form-Key", key());
      request.upload.addEventListener("progress", (event) => onProgress(event.total ? event.loaded / event.total : 0));
      request.addEventListener("load", () => {
        const answer = request.response;
        const refusal = answer?.refused?.[0]?.reason;
        if (answer?.pictures?.length) resolve(answer.pictures);
        else reject(Object.assign(new Error(refusal ?? answer?.help ?? ""), { isFinal: Boolean(refusal) }));
      });
      request.addEventListener("error", () => reject(new Error("")));
      request.addEventListener("abort", () => reject(new Error("")));
      request.send(form);
    });

  const upload = (file, words, onProgress) =>
    new Promise((resolve, reject) => {
      waiting.push(() => {
        send(file, words, onProgress).then(resolve, reject).finally(() => {
          running -= 1;
          next();
        });
      });
      next();
    });

  const failure = () => document.querySelector(".uploads[data-failed]")?.dataset.failed ?? "";

  document.addEventListener("picture:upload", async (event) => {
    const { files, words = {}, onProgress = () => {}, onChosen = () => {}, onFailed = () => {} } = event.detail;
    const done = [...files].map(() => 0);
    const results = await Promise.allSettled(
      [...files].map((file, index) =>
        upload(file, words, (fraction) => {
          done[index] = fraction;
          onProgress(done.reduce((sum, part) => sum + part, 0) / done.length);
        })
      )
    );
    const pictures = results.flatMap((result) => (result.status === "fulfilled" ? result.value : []));
    const faults = results.flatMap((result, index) =>
      result.status === "rejected" ? [`${files[index].name}: ${result.reason.message || failure()}`] : []
    );
    if (pictures.length > 0) onChosen(pictures);
    if (faults.length > 0) onFailed(faults.join("\n"));
  });

  // A line of the list for a file, and the way of the file itself.
  const begin = (zone, file) => {
    const list = zone.querySelector(".uploads");
    const row = zone.querySelector("template").content.firstElementChild.cloneNode(true);
    const [image, name, bar, state, link, again] = ["img", "b", "progress", "span", "a", "button"].map((tag) => row.querySelector(tag));
    name.textContent = file.name;
    list.hidden = false;
    list.append(row);
    const words = { credit: zone.querySelector("[name=credit]")?.value ?? "" };
    const run = () => {
      again.hidden = true;
      bar.hidden = false;
      row.classList.remove("refused");
      state.textContent = list.dataset.waiting;
      upload(file, words, (fraction) => {
        bar.value = fraction;
        state.textContent = fraction < 1 ? list.dataset.sending : list.dataset.checking;
      }).then(
        ([picture]) => {
          bar.hidden = true;
          state.textContent = list.dataset.added;
          Object.assign(image, { src: picture.thumbnail, hidden: false });
          Object.assign(link, { href: picture.path, hidden: Boolean(zone.closest("dialog")) });
          zone.dispatchEvent(new CustomEvent("picture:added", { bubbles: true, detail: picture }));
        },
        (fault) => {
          bar.hidden = true;
          row.classList.add("refused");
          state.textContent = fault.message || list.dataset.failed;
          // A file that was looked at and refused is not sent again.
          again.hidden = Boolean(fault.isFinal);
        }
      );
    };
    again.addEventListener("click", run);
    run();
  };

  const take = (zone, files) => {
    for (const file of files) begin(zone, file);
  };

  const holdsFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");

  for (const zone of document.querySelectorAll("[data-uploads]")) {
    const scope = zone.closest("dialog") ?? document;
    const input = scope.querySelector("input[type=file]");
    input.addEventListener("change", () => {
      take(zone, [...input.files]);
      input.value = "";
    });
    if (zone.matches("form")) {
      input.required = false;
      for (const button of zone.querySelectorAll(":scope > button")) button.hidden = true;
      zone.addEventListener("submit", (event) => event.preventDefault());
    }
    const target = scope === document ? document.body : scope;
    target.addEventListener("dragover", (event) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      zone.classList.add("dropping");
    });
    target.addEventListener("dragleave", (event) => {
      if (!event.relatedTarget) zone.classList.remove("dropping");
    });
    target.addEventListener("drop", (event) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      event.stopPropagation();
      zone.classList.remove("dropping");
      take(zone, [...event.dataTransfer.files]);
    });
    document.addEventListener("paste", (event) => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length === 0 || (scope !== document && !scope.open)) return;
      event.preventDefault();
      take(zone, files);
    });
  }

  // The library shows what came in at its head.
  const library = document.getElementById("library");
  if (library) {
    let refresh = Promise.resolve();
    document.addEventListener("picture:added", () => {
      refresh = refresh.then(async () => {
        const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
        if (!answer.ok) return;
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        library.replaceChildren(...page.getElementById("library").childNodes);
      }, () => {});
    });
  }
}
