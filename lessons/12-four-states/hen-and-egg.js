let first_hen, first_egg;
function* hen() {
  yield first_egg.next().value;
}
function* egg() {
  yield first_hen.next().value;
}
[first_hen, first_egg] = [hen(), egg()];
first_hen;
