// The history of changes survives a reload: it stands in the browser tab's own storage, beside the text that it leads to.

const maxSteps = 150;
const maxLength = 1_500_000;

/** Keeps and restores the history under this name. */
export function makeUndo({ pm, schema }, name) {
  const { undo, redo, closeHistory } = pm.history;

  /** Goes through the history in one direction without showing it: the states' changes, as forward steps. */
  const walk = (start, command, limit) => {
    const groups = [];
    let state = start;
    while (groups.length < limit) {
      let change = null;
      if (!command(state, (tr) => (change = tr)) || !change) break;
      groups.push(change);
      state = state.apply(change);
    }
    return { groups, state };
  };

  const inverted = (tr) => tr.steps.map((step, index) => step.invert(tr.docs[index]).toJSON()).reverse();

  return {
    /** Writes the history down; what is too much is left out from its far end. */
    keep(state, plugin) {
      // Only the history travels along, not what draws and listens.
      const plain = state.reconfigure({ plugins: [plugin] });
      for (let limit = maxSteps; limit >= 1; limit = Math.floor(limit / 3)) {
        const back = walk(plain, undo, limit);
        const forth = walk(plain, redo, limit);
        const kept = JSON.stringify({
          start: back.state.doc.toJSON(),
          done: back.groups.map(inverted).reverse(),
          undone: forth.groups.map((tr) => tr.steps.map((step) => step.toJSON())),
          selection: state.selection.toJSON(),
        });
        if (kept.length > maxLength) continue;
        try {
          sessionStorage.setItem(name, kept);
          return;
        } catch {
          // The storage is full: try with less.
        }
      }
      sessionStorage.removeItem(name);
    },

    /** A state with its history, when one was kept that leads to just this text; otherwise null. */
    restore(doc, plugins) {
      try {
        const kept = JSON.parse(sessionStorage.getItem(name));
        if (!kept) return null;
        let state = pm.state.EditorState.create({ doc: pm.model.Node.fromJSON(schema, kept.start), plugins });
        for (const steps of [...kept.done, ...kept.undone]) {
          const tr = closeHistory(state.tr);
          for (const step of steps) tr.step(pm.transform.Step.fromJSON(schema, step));
          state = state.applyTransaction(tr).state;
        }
        for (let count = kept.undone.length; count; count -= 1) undo(state, (tr) => (state = state.apply(tr)));
        if (!state.doc.eq(doc)) return null;
        const selection = pm.state.Selection.fromJSON(state.doc, kept.selection);
        return state.apply(closeHistory(state.tr.setSelection(selection)));
      } catch {
        return null;
      }
    },
  };
}
