// It hands back what it got, one call late.
function* mystery() {
  let old = 0, fresh = 0;
  while (true) {
    const sent = yield old;
    old = fresh;
    fresh = sent || 0;
  }
}

mystery();
