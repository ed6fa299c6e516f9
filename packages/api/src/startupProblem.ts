/** Something that keeps Dunnage from starting and that the person can mend. Its message is printed alone, without a stack; it holds no secret. */
export class StartupProblem extends Error {
  override readonly name = "StartupProblem";
}
