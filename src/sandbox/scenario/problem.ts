// What is wrong with a scenario, and where.

export class ScenarioProblem extends Error {
  readonly file: string;
  /** A path inside the file: `$.graph["/users"].value[3].mail`. */
  readonly place: string;

  constructor(file: string, place: string, what: string) {
    super(`${file}: ${place}: ${what}`);
    this.file = file;
    this.place = place;
  }
}
