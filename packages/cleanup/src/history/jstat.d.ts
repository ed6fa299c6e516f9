/** The part that is used: it comes without types. https://jstat.github.io/distributions.html#studentt */
declare module "jstat" {
  const jstat: { studentt: { inv(probability: number, freedom: number): number } };
  export default jstat;
}
