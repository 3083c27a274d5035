const NAME = "gradient-descent";

function stored() {
  try {
    return JSON.parse(sessionStorage.getItem(NAME));
  } catch {
    return null; // no storage, as in some frames, or nobody's words
  }
}

function store(item) {
  try {
    if (item.kept) sessionStorage.setItem(NAME, JSON.stringify(item));
    else sessionStorage.removeItem(NAME);
  } catch {
    // then nothing is kept
  }
}

export default function remember({ data: [{ session, isTaken, kept }], setStateValue }) {
  const before = stored();
  if (!isTaken && before?.kept && before.session !== session) setStateValue("stored", { session, kept: before.kept });
  else store({ session, kept });
}
