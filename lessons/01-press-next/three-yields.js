// Press next four times: what comes back each time?
function* three() {
  yield 1;
  yield 2;
  yield 3;
}

three();
