/** Works each answer out when it is first asked for. */
export function once<Name, Value>(work: (name: Name) => Value): (name: Name) => Value {
  const answers = new Map<Name, Value>();
  return (name) => {
    const answer = answers.get(name);
    if (answer !== undefined) return answer;
    const made = work(name);
    answers.set(name, made);
    return made;
  };
}
