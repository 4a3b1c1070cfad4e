// Each next adds one step to the sum.
function* sum_up(first) {
  let sum = first, step = 0;
  while (true) {
    step = step + 1;
    sum = sum + step;
    yield sum;
  }
}

sum_up(10);
