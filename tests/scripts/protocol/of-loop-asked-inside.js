// Asking the iterated generator inside the loop takes values away from the loop.
function* count() {
  for (let i = 1; i <= 6; i++) yield i;
}
const g = count();
for (const v of g) {
  print(v, g.next().value);
  if (v === 3) g.return();
}
print(g.next().done);
