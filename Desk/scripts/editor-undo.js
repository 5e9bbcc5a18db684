// The history of changes survives a reload: it stands in the browser tab's own storage, beside the text that it leads to.

const maxSteps = 150;
const maxLength = 1_500_000;

/** The places of blocks that two lists have in common, in order, by what they are written as. */
function commonBlocks(one, other) {
  const lengths = Array.from({ length: one.length + 1 }, () => new Uint32Array(other.length + 1));
  for (let i = one.length - 1; i >= 0; i -= 1) {
    for (let j = other.length - 1; j >= 0; j -= 1) {
      lengths[i][j] = one[i] === other[j] ? lengths[i + 1][j + 1] + 1 : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
    }
  }
  const pairs = [];
  for (let i = 0, j = 0; i < one.length && j < other.length;) {
    if (one[i] === other[j]) pairs.push([i++, j++]);
    else if (lengths[i + 1][j] >= lengths[i][j + 1]) i += 1;
    else j += 1;
  }
  return pairs;
}

const maxCompared = 4_000_000;

/**
 * Makes the text of `tr` that of `doc` by a step for each block that differs, so that the cursor and the history of what
 * stands between stay as they are. `write` says what a block is written as.
 */
export function changes(tr, doc, write) {
  const list = (node) => Array.from({ length: node.childCount }, (_, index) => ({ node: node.child(index), html: write(node.child(index)) }));
  const [old, next] = [list(tr.doc), list(doc)];
  let start = 0;
  while (start < Math.min(old.length, next.length) && old[start].html === next[start].html) start += 1;
  let end = 0;
  while (end < Math.min(old.length, next.length) - start && old.at(-1 - end).html === next.at(-1 - end).html) end += 1;
  const [from, to] = [old.slice(start, old.length - end), next.slice(start, next.length - end)];
  const htmls = (blocks) => blocks.map(({ html }) => html);
  const common = from.length * to.length > maxCompared ? [] : commonBlocks(htmls(from), htmls(to));
  const offset = (index) => old.slice(0, start + index).reduce((sum, { node }) => sum + node.nodeSize, 0);
  // From the end, so that what stands before keeps its place.
  let [lastOld, lastNext] = [from.length, to.length];
  for (const [i, j] of [...common.reverse(), [-1, -1]]) {
    replaceBlocks(tr, (index) => offset(i + 1 + index), from.slice(i + 1, lastOld), to.slice(j + 1, lastNext));
    [lastOld, lastNext] = [i, j];
  }
  return tr;
}

const wordsOf = ({ node }) => new Set(node.textContent.match(/[\p{L}\p{N}]+/gu));

/** Each block that went beside the next one that came and shares a third of its words, as the newspaper's own merging has it. */
function alike(gone, come) {
  const words = come.map(wordsOf);
  const pairs = [];
  let next = 0;
  gone.forEach((block, index) => {
    const own = wordsOf(block);
    const isLike = (other) => [...own].filter((word) => other.has(word)).length >= 0.3 * Math.max(own.size, other.size, 1);
    const found = words.slice(next, next + 32).findIndex(isLike);
    if (found < 0) return;
    pairs.push([index, next + found]);
    next += found + 1;
  });
  return pairs;
}

/** Puts blocks in the place of others: like beside like, so that what was typed in one of them is still known there. */
function replaceBlocks(tr, offset, gone, come) {
  const pairs = gone.length === come.length ? gone.map((_, index) => [index, index]) : alike(gone, come);
  let [lastOld, lastNext] = [gone.length, come.length];
  for (const [i, j] of [...pairs.reverse(), [-1, -1]]) {
    if (i + 1 < lastOld || j + 1 < lastNext) tr.replaceWith(offset(i + 1), offset(lastOld), come.slice(j + 1, lastNext).map(({ node }) => node));
    if (i >= 0) replaceBlock(tr, offset(i), gone[i].node, come[j].node);
    [lastOld, lastNext] = [i, j];
  }
}

/** Makes one block of another one, by what differs in it. */
function replaceBlock(tr, pos, old, next) {
  const from = old.sameMarkup(next) ? old.content.findDiffStart(next.content) : null;
  if (from === null) {
    if (!old.eq(next)) tr.replaceWith(pos, pos + old.nodeSize, next);
    return;
  }
  let { a, b } = old.content.findDiffEnd(next.content);
  const overlap = from - Math.min(a, b);
  if (overlap > 0) [a, b] = [a + overlap, b + overlap];
  tr.replace(pos + 1 + from, pos + 1 + a, next.slice(from, b));
}

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
      try {
        sessionStorage.removeItem(name);
      } catch { /* A browser that keeps nothing has nothing to remove. */ }
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
